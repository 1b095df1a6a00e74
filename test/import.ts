import { runImport } from '../src/listening/import/run-import.ts'
import { inOrganisationWithWords } from '../src/platform/db/transaction.ts'
import type { Id } from '../src/platform/ids.ts'
import type { makeConversation } from './conversation.ts'
import type { Person, World } from './world.ts'

type Conversation = Awaited<ReturnType<typeof makeConversation>>

/** Where the imports of a conversation are. */
export function importsOf(world: World, { programme, activity }: Conversation): string {
  return `/o/${world.organisation.slug}/p/${programme.id}/listen/${activity.id}/import`
}

/** Sends a file as a browser does; the answer leads to its import. */
export async function upload(
  world: World,
  person: Person,
  conversation: Conversation,
  file: { readonly name?: string; readonly content: string | Uint8Array<ArrayBuffer> },
): Promise<Response> {
  const form = new FormData()
  form.append('file', new Blob([file.content]), file.name ?? 'said.csv')
  return world.app.request(`http://rowan.test${importsOf(world, conversation)}/file`, {
    method: 'POST',
    headers: { Cookie: person.cookie, 'Sec-Fetch-Site': 'same-origin' },
    body: form,
  })
}

/** What is chosen for a file of three columns: who, words, place. */
export const choices = {
  use_0: 'person',
  use_1: 'question:q1',
  use_2: 'group',
  language_by: 'one',
  language: 'en',
  date_order: 'day',
} as const

export const permission = {
  analysis: 'yes',
  quotation: 'yes',
  source: 'People agreed on the form of March 2024',
}

/** Brings in a file through the pages and runs the job. Gives the address and id of the import. */
export async function bringIn(
  world: World,
  person: Person,
  conversation: Conversation,
  content: string | Uint8Array<ArrayBuffer>,
  settings: {
    readonly choices?: Readonly<Record<string, string>>
    readonly permission?: Readonly<Record<string, string>>
    readonly run?: boolean
  } = {},
): Promise<{ readonly address: string; readonly id: Id<'import'> }> {
  const sent = await upload(world, person, conversation, { content })
  if (sent.status !== 303) throw new Error(`The file was not taken: ${sent.status} ${await sent.text()}`)
  const address = sent.headers.get('Location')!
  const chosen = await person.post(`${address}/columns`, settings.choices ?? choices)
  if (chosen.status !== 303) throw new Error(`The columns were not taken: ${await chosen.text()}`)
  const stated = await person.post(`${address}/permission`, settings.permission ?? permission)
  if (stated.status !== 303) throw new Error(`The permission was not taken: ${await stated.text()}`)
  const id = address.split('/').at(-1) as Id<'import'>
  if (settings.run !== false) await runImport(world.services, world.organisation.id, id)
  return { address, id }
}

/** What is in a conversation, for a test to look at: words with who said them, in the order of the words. */
export function storedWords(world: World, { activity }: Conversation) {
  return inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db
      .selectFrom('response')
      .innerJoin('contribution', join => join.onRef('contribution.response_id', '=', 'response.id'))
      .select([
        'contribution.id',
        'contribution.words',
        'contribution.language',
        'contribution.question',
        'response.id as response',
        'response.received_at as at',
      ])
      .where('response.activity_id', '=', activity.id)
      .orderBy('contribution.words')
      .orderBy('contribution.id')
      .execute(),
  )
}

/** How an import stands. */
export async function importRow(world: World, id: Id<'import'>) {
  return inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst(),
  )
}
