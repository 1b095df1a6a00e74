import { type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const builderMigrations: Migrations = {
  '2026-11-22-110-form-drafts': {
    async up(db) {
      await run(
        db,
        `
        -- What a team changes on a form that people may be answering: nobody is asked it until it is put into use.
        -- content is null where nothing waits; before is the form as it was before the last change, to undo it.
        create table form_draft (
          organisation_id uuid not null,
          form_id uuid not null,
          content jsonb,
          before jsonb,
          changed_at timestamptz not null,
          changed_by uuid,
          primary key (organisation_id, form_id),
          foreign key (organisation_id, form_id) references form (organisation_id, id)
        );
      `,
      )
      await ownedByOrganisation(db, 'form_draft', { app: 'select, insert, update' })
    },
  },
}
