import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { createApp } from '../src/app.ts'
import { settableClock } from '../src/platform/clock.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import { type Id, newId } from '../src/platform/ids.ts'
import type { JobPayload } from '../src/platform/jobs/queue.ts'
import { openLog } from '../src/platform/log.ts'
import { openSecrets } from '../src/platform/secrets.ts'
import type { Services } from '../src/platform/services.ts'
import {
  type Activity,
  type ActivityKind,
  type ActivityState,
  approveLanguage,
  changeDataResponsibility,
  changeProgramme,
  createActivity,
  createProgramme,
  currentStatement,
  openProgramme,
  type Programme,
  programmeOf,
  setActivityState,
} from '../src/programmes/index.ts'
import { giveOrganisationRole, giveProgrammeRole, insertAccount } from '../src/trust/accounts/accounts.sql.ts'
import { beginSignedIn } from '../src/trust/accounts/sign-in.ts'
import { createOrganisation, type Organisation } from '../src/trust/index.ts'
import type { OrganisationRole, ProgrammeRole } from '../src/trust/role.ts'
import type { Language } from '../src/ui/i18n/language.ts'
import { testDatabase } from './database.ts'

/** Jobs that were sent and not yet run, in order. */
export type SentJob = { readonly name: string; readonly payload: JobPayload }

/** One organisation in the file's database, with the app around it. */
export type World = {
  readonly app: Hono
  readonly services: Services
  readonly clock: ReturnType<typeof settableClock>
  readonly organisation: Organisation
  readonly owner: Id<'account'>
  readonly sent: SentJob[]
  /** An account with these roles, signed in. */
  person(
    roles: readonly OrganisationRole[],
    inProgramme?: { programme: Id<'programme'>; roles: readonly ProgrammeRole[] },
  ): Promise<Person>
  /** The owner, signed in. */
  asOwner(): Promise<Person>
}

/** What it takes to make a programme. */
export type Ground = Pick<World, 'services' | 'clock' | 'organisation' | 'owner'>

export type Person = {
  readonly account: Id<'account'>
  readonly email: string
  readonly cookie: string
  get(path: string): Promise<Response>
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response>
}

/** A new organisation of its own, so that tests do not see each other's rows. */
export async function makeWorld(): Promise<World> {
  const database = await testDatabase()
  const clock = settableClock(new Date('2026-03-04T10:00:00Z'))
  const sent: SentJob[] = []
  const services: Services = {
    database,
    // Tests run the jobs themselves, when they want them run: the queue has its own test.
    queue: { send: async (name, payload) => void sent.push({ name, payload }) },
    secrets: openSecrets(randomBytes(48)),
    clock,
    log: openLog('silent'),
    publicUrl: 'http://rowan.test',
    trustProxy: true,
  }
  const app = createApp(services)
  const slug = `o-${newId().slice(-12)}`
  const made = await createOrganisation(services, {
    slug,
    name: 'Alder Trust',
    owner: { email: `owner@${slug}.example`, name: 'Mairi Ross' },
  })
  const { organisation, owner } = made!

  const person = (account: Id<'account'>, email: string): Promise<Person> =>
    inOrganisation(database.db, organisation.id, async db => {
      const token = await beginSignedIn(services, db, account, 'link', 'A browser')
      const cookie = `rowan_session=${token}`
      return {
        account,
        email,
        cookie,
        get: async path => app.request(`http://rowan.test${path}`, { headers: { Cookie: cookie } }),
        post: async (path, fields) =>
          app.request(`http://rowan.test${path}`, {
            method: 'POST',
            headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
            body: formBody(fields),
          }),
      }
    })

  return {
    app,
    services,
    clock,
    organisation,
    owner,
    sent,
    asOwner: () => person(owner, `owner@${slug}.example`),
    async person(roles, inProgramme) {
      const account = newId<'account'>()
      const email = `${account.slice(-12)}@${slug}.example`
      await inOrganisation(database.db, organisation.id, async db => {
        await insertAccount(db, { id: account, email, name: `Person ${account.slice(-4)}` }, clock.now())
        for (const role of roles) await giveOrganisationRole(db, account, role, clock.now())
        for (const role of inProgramme?.roles ?? []) {
          await giveProgrammeRole(db, account, inProgramme!.programme, role, clock.now())
        }
      })
      return person(account, email)
    },
  }
}

/** Fields as a browser sends them. */
export function formBody(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const text of typeof value === 'string' ? [value] : value) body.append(name, text)
  }
  return body
}

/** A programme of the world's organisation: complete and open, in English, unless told otherwise. */
export async function makeProgramme(
  world: Ground,
  wanted: {
    readonly title?: string
    readonly code?: string
    /** A draft has nothing filled in but its title. */
    readonly state?: 'draft' | 'open'
    /** The languages that a reader has approved: English alone unless told. */
    readonly live?: readonly Language[]
  } = {},
): Promise<Programme> {
  const { title = 'Care where you live', code, state = 'open', live = ['en'] } = wanted
  const by = { account: world.owner, now: world.clock.now() }
  return inOrganisation(world.services.database.db, world.organisation.id, async db => {
    const made = await createProgramme(db, code === undefined ? { title } : { title, code }, by)
    if (!made) throw new Error(`The code ${code} is taken.`)
    if (state === 'draft') return made
    const statement = await currentStatement(db, made.id)
    await changeProgramme(db, made.id, { ...completeSettings, languages: live }, 'all', by)
    for (const language of live) {
      const approval = { language, reader: 'Ealasaid MacLeod', approvedOn: '2026-02-27' }
      await approveLanguage(db, made.id, statement!.id, approval, by)
    }
    await changeDataResponsibility(db, made.id, completeResponsibility, 'all', by)
    const opening = await openProgramme(db, made.id, by)
    if (!opening.ok) throw new Error(`The programme misses ${opening.missing.join(', ')}.`)
    return (await programmeOf(db, made.id))!
  })
}

const completeSettings = {
  purpose: 'We want to know what matters to people who get care at home.',
  approach: 'We ask everyone one question, read every answer, and say what came of it.',
  canChange: 'How visits are planned, and who comes.',
  cannotChange: 'How much money there is this year.',
  whoDecides: 'The board of Alder Trust',
  decidesBy: '2026-09-30',
  levelOfEngagement: 'involve',
  readWhen: { kind: 'weekday_mornings' },
  contact: 'Write to care@alder.example or ring 01631 000 000.',
} as const

const completeResponsibility = {
  controllers: ['Alder Trust'],
  privacyContact: 'privacy@alder.example',
  article6: 'e',
  article9: 'h',
  impactAssessment: 'DPIA 2026-14',
  sharingAgreement: 'Not needed: nothing is shared.',
  retentionMonths: 24,
  signedOffBy: 'Catriona Bell',
  signedOffOn: '2026-03-01',
} as const

/** An activity of a programme, open unless told otherwise. */
export async function makeActivity(
  world: Ground,
  programme: Pick<Programme, 'id'>,
  wanted: {
    readonly kind?: ActivityKind
    readonly title?: string
    readonly code?: string
    readonly state?: ActivityState
  } = {},
): Promise<Activity> {
  const { kind = 'conversation', title = 'What matters to you?', code, state = 'open' } = wanted
  const by = { account: world.owner, now: world.clock.now() }
  return inOrganisation(world.services.database.db, world.organisation.id, async db => {
    const made = await createActivity(db, { programme: programme.id, kind, title, code }, by)
    if (!made) throw new Error(`The code ${code} is taken.`)
    if (state !== 'draft') await setActivityState(db, made, state, by)
    return { ...made, state }
  })
}
