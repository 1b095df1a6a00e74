import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { choosePin } from '../../src/listening/your-words/open-receipt.ts'
import { inOrganisationWithWords } from '../../src/platform/db/transaction.ts'
import { makeConversation, sayAll } from '../conversation.ts'
import { testDatabase } from '../database.ts'
import { formBody, makeWorld, type World } from '../world.ts'
import type { Chance } from './hostile.ts'

type Open = { readonly cookie: string; readonly contribution: string }

/** An organisation whose forms are sent everything. */
export type FuzzWorld = {
  readonly world: World
  readonly conversation: Awaited<ReturnType<typeof makeConversation>>
  readonly slug: string
  readonly code: string
  /** The sealed part of an address after sending. */
  readonly sealed: string
  /** Words that are open on a device: now and then of somebody new. */
  open(from: Chance): Promise<Open>
}

export async function makeFuzzWorld(): Promise<FuzzWorld> {
  const world = await makeWorld()
  const conversation = await makeConversation(world)
  const code = conversation.activity.code
  const send = (path: string, fields: Readonly<Record<string, string>>, network: string) =>
    world.app.request(`http://rowan.test${path}`, {
      method: 'POST',
      headers: { 'X-Forwarded-For': network },
      body: formBody(fields),
    })
  const sent = await send(`/c/${code}/en`, { page_key: 'first', answer_q1: 'A first answer' }, '192.0.2.1')
  assert.equal(sent.status, 303)
  const opened: Open[] = []

  const openAnother = async (): Promise<Open> => {
    const [taken] = await sayAll(world, conversation, ['Something to change or take back'])
    await choosePin(world.services, world.organisation.id, taken!.response, '4071')
    const network = `198.51.100.${opened.length % 250}`
    const answer = await send('/your-words', { code: taken!.receipt, pin: '4071' }, network)
    assert.equal(answer.status, 303)
    const { id } = await inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
      db
        .selectFrom('contribution')
        .select('id')
        .where('response_id', '=', taken!.response)
        .executeTakeFirstOrThrow(),
    )
    return { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]!, contribution: id }
  }

  return {
    world,
    conversation,
    slug: world.organisation.slug,
    code,
    sealed: sent.headers.get('Location')!.split('/').at(-1)!,
    async open(from) {
      if (opened.length === 0 || from.once(4)) opened.push(await openAnother())
      return from.pick(opened)
    },
  }
}

/** What is stored in part, in sentences; empty where everything is whole. Looks at all organisations. */
export async function storedInPart(): Promise<string[]> {
  const { owner } = await testDatabase()
  const { rows } = await sql<{ what: string; count: number }>`
    select 'responses without a permission' as what, count(*) from response r
      where not exists (select from permission p where p.response_id = r.id)
    union all select 'open responses without words', count(*) from response r
      where state = 'open' and not exists (select from contribution c where c.response_id = r.id)
    union all select 'withdrawn responses with words', count(*) from response r
      where state = 'withdrawn' and exists (select from contribution c where c.response_id = r.id)
    union all select 'withdrawn responses that still allow something', count(*) from response r
      join permission p on p.response_id = r.id where r.state = 'withdrawn' and (p.analysis or p.quotation or p.contact)
    union all select 'responses without the way back by their receipt', count(*) from response r
      where r.channel = 'web' and not exists (select from address a where a.kind = 'receipt' and a.key = r.receipt_hash)
    union all select 'responses that no event tells of', count(*) from response r where not exists (
      select from event e where e.kind = 'response.received' and e.payload ->> 'response' = r.id::text)
    union all select 'events of responses that are not there', count(*) from event e
      where e.kind = 'response.received' and not exists (select from response r where r.id::text = e.payload ->> 'response')
    union all select 'permissions to contact without a contact', count(*) from permission
      where contact and contact_sealed is null
    union all select 'imports without their file', count(*) from import i
      where i.state = 'preview' and not exists (select from stored_file f where f.id = i.file_id)
    union all select 'files of no import', count(*) from stored_file f
      where not exists (select from import i where i.file_id = f.id)
    union all select 'files whose pieces are not their size', count(*) from stored_file f
      where f.size <> (select coalesce(sum(length(bytes)), 0) from stored_file_piece p where p.file_id = f.id)`.execute(
    owner.db,
  )
  return rows.filter(row => row.count > 0).map(row => `${row.count} ${row.what}`)
}
