import { type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const linkMigrations: Migrations = {
  '2026-11-22-121-links': {
    async up(db) {
      await run(
        db,
        `
        -- Links that take one response each. Known by a hash alone; whom one was sent to is nowhere here, and neither is
        -- when it was used or which response came with it.
        create table personal_link (
          organisation_id uuid not null,
          id uuid not null,
          activity_id uuid not null,
          token_hash text not null,
          made_on date not null,
          used boolean not null default false,
          -- The submission that is under way with it; gone as soon as that is stored.
          claim text,
          primary key (organisation_id, id),
          unique (organisation_id, token_hash),
          foreign key (organisation_id, activity_id) references activity (organisation_id, id)
        );
        create index personal_link_activity on personal_link (organisation_id, activity_id, made_on);

        -- Web sites that may show a conversation inside their own pages.
        create table embedding_site (
          organisation_id uuid not null,
          id uuid not null,
          origin text not null,
          primary key (organisation_id, id),
          unique (organisation_id, origin)
        );
      `,
      )
      await ownedByOrganisation(db, 'personal_link', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'embedding_site', { app: 'select, insert, delete' })
    },
  },
}
