import { type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const draftMigrations: Migrations = {
  '2026-11-22-120-drafts': {
    async up(db) {
      await run(
        db,
        `
        -- Answers on their way, between the pages of a form in steps. No answer: nothing counts it, and what is in it is
        -- locked with a key that stands in the address of whoever writes it and nowhere here.
        create table response_draft (
          organisation_id uuid not null,
          id uuid not null,
          activity_id uuid not null,
          form_version_id uuid not null,
          token_hash text not null,
          content bytea not null,
          expires_at timestamptz not null,
          -- Where somebody saved it to come back: what finds it by the words that they keep, and their key, locked with
          -- those words and the PIN that they chose.
          code_hash text,
          token_sealed bytea,
          pin_failures int not null default 0,
          pin_locked_until timestamptz,
          primary key (organisation_id, id),
          unique (organisation_id, token_hash)
        );
        create index response_draft_code on response_draft (organisation_id, code_hash) where code_hash is not null;
      `,
      )
      await ownedByOrganisation(db, 'response_draft', { words: 'select, insert, update, delete' })
    },
  },
}
