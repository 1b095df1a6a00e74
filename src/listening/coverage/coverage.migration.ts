import { grant, type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const coverageMigrations: Migrations = {
  '2026-11-22-160-coverage': {
    async up(db) {
      await run(
        db,
        `
        -- Everybody who may be counted today, with or without words. As with words: the where clause does the work of
        -- row-level security.
        create view analysable_response as
          select r.organisation_id, r.id as response_id, r.programme_id, r.activity_id, r.channel, r.voice, r.received_at
          from response r
          join permission p on p.organisation_id = r.organisation_id and p.response_id = r.id
          where r.organisation_id = current_organisation() and r.state = 'open' and p.analysis;

        -- Sets of numbers of coverage that went out, remembered for disclosure control.
        create table coverage_release (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          issued_at timestamptz not null,
          release jsonb not null,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index coverage_release_programme on coverage_release (organisation_id, programme_id, issued_at);

        -- Population figures that an organisation brought for a programme, the whole of one file.
        create table population_table (
          organisation_id uuid not null,
          programme_id uuid not null,
          name text not null,
          figures jsonb not null,
          loaded_at timestamptz not null,
          loaded_by uuid,
          primary key (organisation_id, programme_id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );

        -- A file of postcodes on its way in, or the one that is in use.
        create table postcode_table (
          organisation_id uuid not null,
          id uuid not null,
          file_id uuid,
          file_name text not null,
          state text not null check (state in ('waiting', 'running', 'used', 'failed')),
          columns jsonb not null,
          rows_read int not null default 0,
          rows_total int,
          rows_refused int not null default 0,
          refusals jsonb not null default '[]',
          failure text,
          made_at timestamptz not null,
          made_by uuid,
          finished_at timestamptz,
          primary key (organisation_id, id)
        );

        -- Where a postcode is. Nobody's: the whole country's postcodes, by the file that told them.
        create table postcode_place (
          organisation_id uuid not null,
          table_id uuid not null,
          postcode text not null,
          area_code text,
          quintile smallint check (quintile between 1 and 5),
          primary key (organisation_id, table_id, postcode),
          foreign key (organisation_id, table_id) references postcode_table (organisation_id, id)
        );
      `,
      )
      await grant(db, 'analysable_response', { app: 'select' })
      await ownedByOrganisation(db, 'coverage_release', { app: 'select, insert' })
      await ownedByOrganisation(db, 'population_table', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'postcode_table', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'postcode_place', { app: 'select, insert, delete', words: 'select' })
      await grant(db, 'postcode_table', { words: 'select' })
    },
  },
}
