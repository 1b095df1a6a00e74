import { type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const retentionMigrations: Migrations = {
  '2026-11-22-102-retention': {
    async up(db) {
      await run(
        db,
        `
        -- Set where words left because the time was over for which people were told that they are kept, and nobody
        -- took them back. The response stays as a tombstone either way.
        alter table response add column expired_at timestamptz;

        -- What was deleted because its time was over: that it was done, when, and how much. No words.
        create table retention_run (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          kept_months int not null,
          due_at timestamptz not null,
          began_at timestamptz not null,
          responses int not null,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index retention_run_programme on retention_run (organisation_id, programme_id, began_at desc);
      `,
      )
      await ownedByOrganisation(db, 'retention_run', {
        app: 'select',
        words: 'select, insert, update',
      })
    },
  },
}
