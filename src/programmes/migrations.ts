import { grant, type Migrations, ownedByOrganisation, run } from '../platform/db/migration.ts'
import { readCouncilAreas } from './geo/read-council-areas.ts'

export const programmeMigrations: Migrations = {
  '2026-11-22-030-programmes': {
    async up(db) {
      await run(
        db,
        `
        -- Reference figures, the same for every organisation: no people's data.
        create table council_area (
          code text primary key check (code ~ '^S12[0-9]{6}$'),
          name text not null unique,
          hscp_code text not null,
          hscp_name text not null,
          board_code text not null,
          board_name text not null,
          population int not null,
          population_0_15 int not null,
          population_16_64 int not null,
          population_65_74 int not null,
          population_75_over int not null,
          column_at int not null,
          row_at int not null,
          short_name text not null
        );

        create table programme (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          code text not null,
          title text not null check (title <> ''),
          purpose text not null default '',
          approach text not null default '',
          can_change text not null default '',
          cannot_change text not null default '',
          who_decides text not null default '',
          decides_by date,
          level_of_engagement text check (level_of_engagement in ('inform', 'consult', 'involve', 'collaborate', 'empower')),
          read_when jsonb,
          contact text not null default '',
          written_in text not null default 'en',
          languages text[] not null default '{en}',
          colour text,
          helplines jsonb not null default '[]',
          -- A place in the programme's own words, or none (''), where it is about no council areas; else null.
          place text,
          -- The version of the permission statement that people are shown; a newer one may be waiting for readers.
          statement_id uuid,
          state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
          opened_at timestamptz,
          closed_at timestamptz,
          made_at timestamptz not null,
          made_by uuid,
          primary key (organisation_id, id),
          unique (organisation_id, code)
        );

        create table partner (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          name text not null check (name <> ''),
          address text not null default '',
          position int not null,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index partner_programme on partner (organisation_id, programme_id);

        create table programme_area (
          organisation_id uuid not null,
          programme_id uuid not null,
          area_code text not null references council_area (code),
          primary key (organisation_id, programme_id, area_code),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );

        -- Who answers for the data and on what ground (UK GDPR): asked for before a programme opens.
        create table data_responsibility (
          organisation_id uuid not null,
          programme_id uuid not null,
          controllers text[] not null default '{}',
          privacy_contact text not null default '',
          article_6 text,
          article_9 text,
          impact_assessment text not null default '',
          sharing_agreement text not null default '',
          retention_months int check (retention_months between 1 and 1200),
          signed_off_by text not null default '',
          signed_off_on date,
          primary key (organisation_id, programme_id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );

        -- What people are asked to allow, in words. A version never changes once it is there.
        create table permission_statement (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          version int not null,
          made_at timestamptz not null,
          made_by uuid,
          texts jsonb not null,
          primary key (organisation_id, id),
          unique (organisation_id, programme_id, version),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        alter table programme add constraint programme_statement
          foreign key (organisation_id, statement_id) references permission_statement (organisation_id, id);

        -- A language goes live for a version of the statement when a named fluent reader has approved it.
        create table language_approval (
          organisation_id uuid not null,
          statement_id uuid not null,
          language text not null,
          reader text not null check (reader <> ''),
          approved_on date not null,
          recorded_at timestamptz not null,
          recorded_by uuid,
          primary key (organisation_id, statement_id, language),
          foreign key (organisation_id, statement_id) references permission_statement (organisation_id, id)
        );

        create table programme_news (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          title text not null check (title <> ''),
          body text not null,
          published_at timestamptz not null,
          made_by uuid,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index programme_news_time on programme_news (organisation_id, programme_id, published_at desc);

        -- One way in which people take part.
        create table activity (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          kind text not null check (kind in ('conversation', 'survey', 'stories', 'session', 'evidence', 'group')),
          title text not null check (title <> ''),
          code text not null,
          state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
          opened_at timestamptz,
          closed_at timestamptz,
          made_at timestamptz not null,
          primary key (organisation_id, id),
          unique (organisation_id, code),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index activity_programme on activity (organisation_id, programme_id);

        -- What rooms above have put before the public, so that the programme's page can lead to it.
        create table public_link (
          organisation_id uuid not null,
          programme_id uuid not null,
          kind text not null,
          address text not null,
          title text not null check (title <> ''),
          language text not null,
          at timestamptz not null,
          primary key (organisation_id, programme_id, kind, address),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
      `,
      )
      await db
        .insertInto('council_area')
        .values([...readCouncilAreas()])
        .execute()
      await grant(db, 'council_area', { app: 'select' })
      for (const table of ['programme', 'data_responsibility', 'activity']) {
        await ownedByOrganisation(db, table, { app: 'select, insert, update' })
      }
      for (const table of ['partner', 'programme_area', 'programme_news', 'public_link']) {
        await ownedByOrganisation(db, table, { app: 'select, insert, update, delete' })
      }
      for (const table of ['permission_statement', 'language_approval']) {
        await ownedByOrganisation(db, table, { app: 'select, insert' })
      }
    },
  },
}
