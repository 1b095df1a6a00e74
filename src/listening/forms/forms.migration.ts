import { grant, type Migrations, run } from '../../platform/db/migration.ts'
import { acceptSubmissions } from '../responses/accept-submissions.ts'

export const formMigrations: Migrations = {
  '2026-11-22-100-questions-of-every-kind': {
    async up(db) {
      await run(
        db,
        `
        -- Until now every question asked for words, and did not say so.
        update form_version set content = jsonb_set(content, '{questions}',
          (select coalesce(jsonb_agg(case when asked ? 'kind' then asked else asked || '{"kind": "long_text"}' end order by place), '[]')
           from jsonb_array_elements(content -> 'questions') with ordinality as item (asked, place)));

        -- What people chose, ranked or counted, one row a question, for those who may count it. As with words: only
        -- what its author allows today is in it, and the where clause does the work of row-level security.
        create view analysable_answer as
          select r.organisation_id, r.id as response_id, r.programme_id, r.activity_id, r.form_version_id,
            answered.key as question, answered.value as answer, r.channel, r.voice, r.received_at
          from response r
          join permission p on p.organisation_id = r.organisation_id and p.response_id = r.id
          cross join lateral jsonb_each(r.answers) answered
          where r.organisation_id = current_organisation() and r.state = 'open' and p.analysis;
      `,
      )
      await run(db, acceptSubmissions)
      await grant(db, 'analysable_answer', { app: 'select' })
    },
  },
}
