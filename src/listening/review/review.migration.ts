import { type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'
import { acceptSubmissions } from '../responses/accept-submissions.ts'
import { coveredWordsMigrations } from './covered-words.migration.ts'

export const reviewMigrations: Migrations = {
  '2026-11-22-130-review': {
    async up(db) {
      await run(
        db,
        `
        -- Whether what people send to an activity is used at once, or when somebody has read it. Where nothing was
        -- chosen it is read first.
        create table moderation_choice (
          organisation_id uuid not null,
          activity_id uuid not null,
          fast_lane boolean not null,
          chosen_at timestamptz not null,
          -- Nobody: the activity was there before this could be chosen, and goes on as it was.
          decided_by uuid,
          primary key (organisation_id, activity_id),
          foreign key (organisation_id, activity_id) references activity (organisation_id, id)
        );
        insert into moderation_choice (organisation_id, activity_id, fast_lane, chosen_at)
          select organisation_id, id, true, now() from activity where opened_at is not null;

        -- Everything that was decided about a response, by whom. What was written to its author leaves with the words,
        -- because it can repeat them; the rest stays.
        create table review_decision (
          organisation_id uuid not null,
          id uuid not null,
          -- Decisions that were taken in one go, so that they are undone in one.
          together uuid not null,
          response_id uuid not null,
          programme_id uuid not null,
          activity_id uuid not null,
          kind text not null,
          from_state text not null,
          to_state text not null,
          reason text,
          own_words text,
          at timestamptz not null,
          decided_by uuid,
          primary key (organisation_id, id),
          foreign key (organisation_id, response_id) references response (organisation_id, id)
        );
        create index review_decision_response on review_decision (organisation_id, response_id, at);
        create index review_decision_programme on review_decision (organisation_id, programme_id, at desc);
        create index review_decision_together on review_decision (organisation_id, together);

        -- A queue is short beside what is open: it is found without reading the rest.
        create index response_waiting on response (organisation_id, programme_id, state, received_at)
          where state in ('held', 'returned');
      `,
      )
      await run(db, acceptSubmissions)
      await ownedByOrganisation(db, 'moderation_choice', { app: 'select, insert, update' })
      await ownedByOrganisation(db, 'review_decision', { words: 'select, insert, update' })
    },
  },
  ...coveredWordsMigrations,
}
