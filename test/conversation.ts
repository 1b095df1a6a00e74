import type { FormDraft } from '../src/listening/forms/form.ts'
import { currentForm, insertForm } from '../src/listening/forms/forms.sql.ts'
import { acceptSubmission, type Taken } from '../src/listening/responses/accept.ts'
import { nothingAllowed, type Permission } from '../src/listening/responses/permission.ts'
import type { Submission } from '../src/listening/responses/response.ts'
import { chooseModeration } from '../src/listening/review/moderation-choice.sql.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import { currentStatement } from '../src/programmes/index.ts'
import { makeActivity, makeProgramme, type World } from './world.ts'

const content: FormDraft = {
  languages: ['en', 'ar'],
  questions: [
    {
      kind: 'long_text',
      key: 'q1',
      texts: {
        en: { question: 'What matters to you about care where you live?', hint: '' },
        ar: { question: 'ما الذي يهمّك في الرعاية حيث تعيش؟', hint: '' },
      },
    },
  ],
  characteristics: ['role', 'age', 'area'],
}

/** An open conversation in an open programme, with English and Arabic live; used at once unless it is read first. */
export async function makeConversation(
  world: World,
  settings: { readonly content?: FormDraft; readonly readFirst?: boolean } = {},
) {
  const programme = await makeProgramme(world, { live: ['en', 'ar'] })
  const activity = await makeActivity(world, programme, { state: 'open' })
  const by = { account: world.owner, now: world.clock.now() }
  await inOrganisation(world.services.database.db, world.organisation.id, async db => {
    await insertForm(db, activity.id, settings.content ?? content, by.now)
    await chooseModeration(db, activity, settings.readFirst !== true, by)
  })
  return { programme, activity, address: `/c/${activity.code}/en` }
}

/** A visitor with no account: follows redirects by hand and keeps the cookies that they are given. */
export function visitor(world: World, network = '203.0.113.7') {
  const cookies = new Map<string, string>()
  const request = async (path: string, init: RequestInit = {}) => {
    const address = path.startsWith('http') ? path : `http://rowan.test${path}`
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...(cookie ? { Cookie: cookie } : {}),
      'X-Forwarded-For': network,
      'Sec-Fetch-Site': 'same-origin',
    }
    const response = await world.app.request(address, { ...init, headers })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(set)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  return {
    get: (path: string) => request(path),
    post: (path: string, body: URLSearchParams | string) =>
      request(path, { method: 'POST', body: typeof body === 'string' ? new URLSearchParams(body) : body }),
  }
}

/** People who said something in a conversation, each allowing analysis and quotation unless told otherwise. */
export async function sayAll(
  world: World,
  conversation: Awaited<ReturnType<typeof makeConversation>>,
  said: readonly (
    | string
    | {
        readonly words: string
        readonly permission?: Partial<Permission>
        readonly characteristics?: Submission['characteristics']
      }
  )[],
): Promise<Taken[]> {
  const { programme, activity } = conversation
  const { form, statement } = await inOrganisation(
    world.services.database.db,
    world.organisation.id,
    async db => ({
      form: await currentForm(db, activity.id),
      statement: await currentStatement(db, programme.id),
    }),
  )
  const taken: Taken[] = []
  for (const item of said) {
    const one = typeof item === 'string' ? { words: item } : item
    taken.push(
      await acceptSubmission(world.services, world.organisation.id, {
        programme: programme.id,
        activity: activity.id,
        formVersion: form!.id,
        formIsFrozen: form!.isFrozen,
        statement: statement!.id,
        channel: 'web',
        voice: 'own',
        language: 'en',
        source: undefined,
        key: crypto.randomUUID(),
        words: [{ question: 'q1', words: one.words, language: 'en' }],
        answers: {},
        characteristics: one.characteristics ?? {},
        permission: { ...nothingAllowed, analysis: true, quotation: true, ...one.permission },
      }),
    )
  }
  return taken
}
