import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { inOrganisation } from '../../src/platform/db/transaction.ts'
import { makeConversation, sayAll } from '../conversation.ts'
import { testDatabase } from '../database.ts'
import { makeWorld, type World } from '../world.ts'

let world: World
let programme: string

before(async () => {
  world = await makeWorld()
  const conversation = await makeConversation(world)
  programme = conversation.programme.id
  const [first] = await sayAll(world, conversation, ['a lighthouse at the end of the pier'])
  const { owner } = await testDatabase()
  // Enough rows for the planner to have a choice; copies of one response, so that everything they need is there.
  await sql`
    insert into response (organisation_id, id, programme_id, activity_id, form_version_id, channel, language, submission_key, received_at)
      select organisation_id, gen_random_uuid(), programme_id, activity_id, form_version_id, channel, language, 'copy ' || n, received_at
      from response, generate_series(1, 30000) n where id = ${first!.response}`.execute(owner.db)
  await sql`
    insert into permission (organisation_id, response_id, analysis, quotation, story, telling, contact, changed_at)
      select organisation_id, id, true, true, false, false, false, received_at from response
      where submission_key like 'copy %'`.execute(owner.db)
  await sql`
    insert into contribution (organisation_id, id, response_id, question, words, language)
      select organisation_id, gen_random_uuid(), id, 'q1', 'a bus on ' || submission_key || ' ' || md5(id::text), 'en' from response
      where submission_key like 'copy %'`.execute(owner.db)
  await sql`analyze response, permission, contribution`.execute(owner.db)
})

test('a search through the view, by the application, newest first and with a limit, goes by the index of the words', async () => {
  const plan = await inOrganisation(world.services.database.db, world.organisation.id, async db => {
    const { rows } = await sql<{ 'QUERY PLAN': unknown }>`
      explain (format json) select id, words from analysable_contribution
      where programme_id = ${programme} and search @@ websearch_to_tsquery('simple', plain_text('lighthouse'))
      order by received_at desc, id limit 20`.execute(db)
    return JSON.stringify(rows[0]?.['QUERY PLAN'])
  })
  assert.match(plan, /contribution_search/)
  assert.doesNotMatch(plan, /"Node Type":"Seq Scan","[^}]*"Relation Name":"contribution"/)
})

test('the views are the owner’s, without a barrier and without the invoker’s rights', async () => {
  const { owner } = await testDatabase()
  const { rows } = await sql<{ name: string; owner: string; options: string[] | null; text: string }>`
    select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.reloptions as options, pg_get_viewdef(c.oid) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'rowan' and c.relkind = 'v'`.execute(owner.db)
  assert.ok(rows.length >= 3)
  for (const view of rows) {
    assert.equal(view.owner, 'rowan_owner', view.name)
    assert.equal(view.options, null, view.name)
    assert.match(view.text, /organisation_id = (rowan\.)?current_organisation\(\)/, view.name)
  }
})
