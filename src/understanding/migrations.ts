import { type Migrations, ownedByOrganisation, run } from '../platform/db/migration.ts'

export const understandingMigrations: Migrations = {
  '2026-11-22-050-understanding': {
    async up(db) {
      await run(
        db,
        `
        -- One drawing of suggested themes from what was said up to then.
        create table theme_run (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          state text not null check (state in ('waiting', 'running', 'done', 'failed')),
          step text not null default 'reading',
          progress real not null default 0,
          seed int not null default 1,
          wanted_count int,
          provider text,
          revision text,
          contributions int,
          failure text,
          made_at timestamptz not null,
          made_by uuid,
          finished_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index theme_run_programme on theme_run (organisation_id, programme_id, made_at desc);

        -- What the machine suggests stays apart from what people decided.
        create table suggested_theme (
          organisation_id uuid not null,
          id uuid not null,
          run_id uuid not null,
          name text not null,
          group_name text,
          language text not null,
          terms text[] not null,
          cohesion real not null,
          position int not null,
          state text not null default 'open' check (state in ('open', 'accepted', 'set_aside')),
          theme_id uuid,
          primary key (organisation_id, id),
          foreign key (organisation_id, run_id) references theme_run (organisation_id, id) on delete cascade
        );
        create index suggested_theme_run on suggested_theme (organisation_id, run_id);

        create table suggested_membership (
          organisation_id uuid not null,
          suggested_theme_id uuid not null,
          contribution_id uuid not null,
          confidence real not null,
          -- The piece that speaks for the theme, where this is one of its best examples.
          start_at int,
          end_at int,
          position int,
          primary key (organisation_id, suggested_theme_id, contribution_id),
          foreign key (organisation_id, suggested_theme_id) references suggested_theme (organisation_id, id) on delete cascade,
          foreign key (organisation_id, contribution_id) references contribution (organisation_id, id) on delete cascade
        );
        create index suggested_membership_contribution on suggested_membership (organisation_id, contribution_id);

        create table theme (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          name text not null check (name <> ''),
          definition text not null default '',
          -- Which of the eight theme colours and line styles stands for it.
          hue int not null check (hue between 0 and 7),
          origin text not null check (origin in ('person', 'suggestion')),
          made_at timestamptz not null,
          made_by uuid,
          removed_at timestamptz,
          merged_into uuid,
          -- Words of its name that a machine took from what was said. Forgotten when nobody says them any more.
          borrowed text[] not null default '{}',
          borrowed_from uuid,
          -- Such words went while they were its name: somebody is to choose another.
          name_taken_back boolean not null default false,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index theme_programme on theme (organisation_id, programme_id) where removed_at is null;

        -- A person says that a contribution speaks of a theme. Gone with the words when they are taken back.
        create table coding (
          organisation_id uuid not null,
          theme_id uuid not null,
          contribution_id uuid not null,
          -- In how many pieces it was coded, or 0 where all of it is. Where its author changed the words, fewer may be left.
          pieces int not null default 0,
          made_at timestamptz not null,
          made_by uuid,
          -- With which suggestion it was accepted, and how sure that was; null where a person coded it alone.
          suggested_theme_id uuid,
          confidence real,
          revision int not null,
          primary key (organisation_id, theme_id, contribution_id),
          foreign key (organisation_id, theme_id) references theme (organisation_id, id),
          foreign key (organisation_id, contribution_id) references contribution (organisation_id, id) on delete cascade
        );
        create index coding_contribution on coding (organisation_id, contribution_id);

        -- The pieces of a contribution that speak of a theme; where there are none, all of it does.
        create table coding_excerpt (
          organisation_id uuid not null,
          theme_id uuid not null,
          contribution_id uuid not null,
          excerpt_id uuid not null,
          primary key (organisation_id, theme_id, contribution_id, excerpt_id),
          foreign key (organisation_id, theme_id, contribution_id)
            references coding (organisation_id, theme_id, contribution_id) on delete cascade,
          foreign key (organisation_id, excerpt_id) references excerpt (organisation_id, id) on delete cascade
        );
        create index coding_excerpt_excerpt on coding_excerpt (organisation_id, excerpt_id);

        -- Everything that was done to the themes, in order, with what it takes to undo it. Ids and the team's
        -- own names for themes; never what somebody said.
        create table analysis_step (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          kind text not null,
          made_at timestamptz not null,
          made_by uuid,
          theme_ids uuid[] not null,
          detail jsonb not null,
          changes jsonb not null,
          undone_at timestamptz,
          undone_by uuid,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index analysis_step_programme on analysis_step (organisation_id, programme_id, made_at desc);

        create table finding (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          sentence text not null check (sentence <> ''),
          explanation text not null default '',
          position int not null,
          made_at timestamptz not null,
          made_by uuid,
          changed_at timestamptz not null,
          removed_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );
        create index finding_programme on finding (organisation_id, programme_id, position) where removed_at is null;

        create table finding_theme (
          organisation_id uuid not null,
          finding_id uuid not null,
          theme_id uuid not null,
          primary key (organisation_id, finding_id, theme_id),
          foreign key (organisation_id, finding_id) references finding (organisation_id, id),
          foreign key (organisation_id, theme_id) references theme (organisation_id, id)
        );

        -- A quote that a finding rests on: gone with the excerpt when the words are taken back.
        create table finding_excerpt (
          organisation_id uuid not null,
          finding_id uuid not null,
          excerpt_id uuid not null,
          position int not null,
          primary key (organisation_id, finding_id, excerpt_id),
          foreign key (organisation_id, finding_id) references finding (organisation_id, id),
          foreign key (organisation_id, excerpt_id) references excerpt (organisation_id, id) on delete cascade
        );

        -- Counts by a characteristic that a finding rests on; computed whenever it is read.
        create table finding_characteristic (
          organisation_id uuid not null,
          finding_id uuid not null,
          characteristic text not null,
          primary key (organisation_id, finding_id, characteristic),
          foreign key (organisation_id, finding_id) references finding (organisation_id, id)
        );
      `,
      )
      for (const table of ['theme_run', 'suggested_theme', 'theme', 'analysis_step', 'finding']) {
        await ownedByOrganisation(db, table, { app: 'select, insert, update' })
      }
      for (const table of [
        'suggested_membership',
        'coding',
        'coding_excerpt',
        'finding_theme',
        'finding_excerpt',
        'finding_characteristic',
      ]) {
        await ownedByOrganisation(db, table, { app: 'select, insert, update, delete' })
      }
    },
  },
}
