import { type Migrations, ownedByOrganisation, run } from '../platform/db/migration.ts'

export const publishingMigrations: Migrations = {
  '2026-11-22-060-publishing': {
    async up(db) {
      await run(
        db,
        `
        create table publication (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          code text not null,
          title text not null check (title <> ''),
          title_is_quote boolean not null default false,
          subtitle text not null default '',
          language text not null default 'en',
          version int not null default 1,
          made_at timestamptz not null,
          made_by uuid,
          changed_at timestamptz not null,
          primary key (organisation_id, id),
          unique (organisation_id, code),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index publication_programme on publication (organisation_id, programme_id);

        -- What it is composed of: references to findings, excerpts and themes, and the team's own text. No copies
        -- of what people said.
        create table publication_block (
          organisation_id uuid not null,
          id uuid not null,
          publication_id uuid not null,
          position int not null,
          content jsonb not null,
          primary key (organisation_id, id),
          foreign key (organisation_id, publication_id) references publication (organisation_id, id)
        );
        create index publication_block_order on publication_block (organisation_id, publication_id, position);

        create table recommendation (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          addressed_to text not null check (addressed_to <> ''),
          wording text not null check (wording <> ''),
          term text not null check (term in ('short', 'long')),
          due date,
          finding_ids uuid[] not null default '{}',
          made_at timestamptz not null,
          made_by uuid,
          reply text check (reply in ('yes', 'partly', 'no')),
          reply_words text,
          reply_by text,
          replied_on date,
          removed_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id),
          check ((reply is null) = (replied_on is null))
        );
        create index recommendation_programme on recommendation (organisation_id, programme_id);

        -- A set of numbers that went out, remembered for disclosure control: issued figures stay as issued.
        create table release (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          content jsonb not null,
          issued_at timestamptz not null,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index release_programme on release (organisation_id, programme_id, issued_at);

        -- One issue of a publication. The blocks as they were when it went out, still without words.
        create table edition (
          organisation_id uuid not null,
          id uuid not null,
          publication_id uuid not null,
          issue int not null,
          language text not null,
          blocks jsonb not null,
          front jsonb not null,
          state text not null check (state in ('rendering', 'published', 'failed')),
          failure text,
          issued_at timestamptz not null,
          issued_by uuid,
          rendered_at timestamptz,
          -- Raised whenever what it may show has changed: a rendering that began before is made again.
          revision int not null default 1,
          primary key (organisation_id, id),
          unique (organisation_id, publication_id, issue),
          foreign key (organisation_id, publication_id) references publication (organisation_id, id)
        );

        -- The numbers of each block, frozen with the edition.
        create table edition_figure (
          organisation_id uuid not null,
          edition_id uuid not null,
          block_key text not null,
          release_id uuid not null,
          primary key (organisation_id, edition_id, block_key),
          foreign key (organisation_id, edition_id) references edition (organisation_id, id),
          foreign key (organisation_id, release_id) references release (organisation_id, id)
        );

        -- Whose words are quoted where, kept after the words are gone so that the place is known.
        create table edition_quote (
          organisation_id uuid not null,
          edition_id uuid not null,
          excerpt_id uuid not null,
          response_id uuid not null,
          primary key (organisation_id, edition_id, excerpt_id),
          foreign key (organisation_id, edition_id) references edition (organisation_id, id)
        );
        create index edition_quote_response on edition_quote (organisation_id, response_id);

        create table edition_file (
          organisation_id uuid not null,
          edition_id uuid not null,
          form text not null check (form in ('web', 'pdf', 'docx')),
          file_id uuid not null,
          primary key (organisation_id, edition_id, form),
          foreign key (organisation_id, edition_id) references edition (organisation_id, id),
          foreign key (organisation_id, file_id) references stored_file (organisation_id, id) on delete cascade
        );
      `,
      )
      for (const table of ['publication', 'recommendation', 'edition']) {
        await ownedByOrganisation(db, table, { app: 'select, insert, update' })
      }
      await ownedByOrganisation(db, 'release', { app: 'select, insert' })
      await ownedByOrganisation(db, 'edition_figure', { app: 'select, insert' })
      await ownedByOrganisation(db, 'publication_block', { app: 'select, insert, update, delete' })
      for (const table of ['edition_quote', 'edition_file']) {
        await ownedByOrganisation(db, table, { app: 'select, insert, delete' })
      }
    },
  },
}
