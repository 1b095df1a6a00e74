import { grant, type Migrations, ownedByOrganisation, run } from '../platform/db/migration.ts'
import { builderMigrations } from './builder/builder.migration.ts'
import { coverageMigrations } from './coverage/coverage.migration.ts'
import { draftMigrations } from './drafts/drafts.migration.ts'
import { formMigrations } from './forms/forms.migration.ts'
import { importedWordsMigrations } from './import/imported-words.migration.ts'
import { linkMigrations } from './links/links.migration.ts'
import { panelMigrations } from './panel/panel.migration.ts'
import { acceptSubmissions } from './responses/accept-submissions.ts'
import { retentionMigrations } from './retention/retention.migration.ts'
import { reviewMigrations } from './review/review.migration.ts'

export const listeningMigrations: Migrations = {
  '2026-11-22-040-listening': {
    async up(db) {
      await run(
        db,
        `
        create table form (
          organisation_id uuid not null,
          id uuid not null,
          activity_id uuid not null,
          primary key (organisation_id, id),
          foreign key (organisation_id, activity_id) references activity (organisation_id, id)
        );
        create index form_activity on form (organisation_id, activity_id);

        -- Questions in every language. Frozen when first answered: from then on it never changes.
        create table form_version (
          organisation_id uuid not null,
          id uuid not null,
          form_id uuid not null,
          version int not null,
          content jsonb not null,
          made_at timestamptz not null,
          frozen_at timestamptz,
          primary key (organisation_id, id),
          unique (organisation_id, form_id, version),
          foreign key (organisation_id, form_id) references form (organisation_id, id)
        );

        -- One submission. After withdrawal the row stays as a tombstone: that it was, and when.
        -- Activity, form version and statement are no foreign keys, here and in permission: every response would lock
        -- the same few rows, and a hall of people would wait on them. None of the three can be deleted.
        create table response (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          activity_id uuid not null,
          form_version_id uuid not null,
          channel text not null check (channel in ('web', 'phone', 'paper', 'assisted', 'offline', 'room', 'import')),
          voice text not null default 'own' check (voice in ('own', 'supported', 'for_another')),
          language text not null,
          source text,
          import_id uuid,
          import_row int,
          submission_key text not null,
          answers jsonb not null default '{}',
          state text not null default 'open' check (state in ('held', 'open', 'returned', 'withdrawn')),
          received_at timestamptz not null,
          withdrawn_at timestamptz,
          note_on_withdrawal boolean not null default false,
          receipt_hash text,
          pin_hash text,
          pin_failures int not null default 0,
          pin_locked_until timestamptz,
          primary key (organisation_id, id),
          unique (organisation_id, submission_key)
        );
        create index response_activity on response (organisation_id, activity_id, received_at desc);
        create index response_programme on response (organisation_id, programme_id, received_at desc);
        create index response_import on response (organisation_id, import_id) where import_id is not null;

        -- What the author allows, use by use. Names and contact details are sealed.
        create table permission (
          organisation_id uuid not null,
          response_id uuid not null,
          statement_id uuid,
          analysis boolean not null,
          quotation boolean not null,
          naming text not null default 'none' check (naming in ('none', 'role', 'first_name', 'full_name')),
          story boolean not null,
          telling boolean not null,
          contact boolean not null,
          name_sealed bytea,
          contact_sealed bytea,
          changed_at timestamptz not null,
          primary key (organisation_id, response_id),
          foreign key (organisation_id, response_id) references response (organisation_id, id)
        );

        -- One thing said in words. Never altered by us; its author may change it, which makes a new revision.
        create table contribution (
          organisation_id uuid not null,
          id uuid not null,
          response_id uuid not null,
          question text not null,
          words text not null check (words <> ''),
          language text not null,
          revision int not null default 1,
          -- A tsvector holds one megabyte at the most; the beginning of a longer text is enough to find it.
          search tsvector not null generated always as (to_tsvector('simple', plain_text(left(words, 200000)))) stored,
          primary key (organisation_id, id),
          foreign key (organisation_id, response_id) references response (organisation_id, id)
        );
        create index contribution_response on contribution (organisation_id, response_id);
        create index contribution_search on contribution using gin (search);

        -- What people tell about themselves, apart from the words.
        create table characteristic (
          organisation_id uuid not null,
          response_id uuid not null,
          kind text not null,
          value text not null,
          primary key (organisation_id, response_id, kind),
          foreign key (organisation_id, response_id) references response (organisation_id, id)
        );

        -- An exact span of a contribution: offsets in UTF-16 code units, checked when it is made.
        create table excerpt (
          organisation_id uuid not null,
          id uuid not null,
          contribution_id uuid not null,
          start_at int not null check (start_at >= 0),
          end_at int not null,
          made_at timestamptz not null,
          made_by uuid,
          primary key (organisation_id, id),
          unique (organisation_id, contribution_id, start_at, end_at),
          foreign key (organisation_id, contribution_id) references contribution (organisation_id, id) on delete cascade,
          check (end_at > start_at)
        );

        -- Where words have been: what the receipt shows. Written by the rooms above through recordUse.
        create table use_of_words (
          organisation_id uuid not null,
          id uuid not null,
          response_id uuid not null,
          kind text not null check (kind in ('theme', 'finding', 'quote', 'publication', 'idea', 'recommendation', 'answer', 'change')),
          subject_id uuid not null,
          label text not null,
          address text,
          at timestamptz not null,
          ended_at timestamptz,
          primary key (organisation_id, id),
          unique (organisation_id, response_id, kind, subject_id),
          foreign key (organisation_id, response_id) references response (organisation_id, id)
        );

        -- What happened to a response, for its author: given, changed, taken back. No words.
        create table response_event (
          organisation_id uuid not null,
          id uuid not null,
          response_id uuid not null,
          kind text not null,
          at timestamptz not null,
          detail jsonb not null default '{}',
          primary key (organisation_id, id),
          foreign key (organisation_id, response_id) references response (organisation_id, id)
        );
        create index response_event_response on response_event (organisation_id, response_id, at);

        -- A file that somebody else made, on its way in: what was chosen, who said that its words may be used
        -- and for what, and how far the work is. The file itself is deleted when that is over.
        create table import (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          activity_id uuid not null,
          file_id uuid,
          file_name text not null,
          file_sha256 text not null,
          -- What the file looks like: columns, first rows, what cannot be read. Emptied with the file.
          survey jsonb not null default '{}',
          mapping jsonb,
          -- Who may be told apart from an earlier reading that was removed since: see rowIdentity.
          round int not null default 0,
          permission jsonb,
          permission_source text not null default '',
          attribution text not null default '',
          recorded_by uuid,
          recorded_at timestamptz,
          state text not null check (state in ('preview', 'waiting', 'running', 'done', 'stopped', 'failed', 'removing', 'removed')),
          -- Rows passed, in the order of the file; with it what they led to. Written with each batch, so that work goes on here.
          rows_read int not null default 0,
          rows_stored int not null default 0,
          rows_known int not null default 0,
          rows_refused int not null default 0,
          rows_total int,
          rows_removed int not null default 0,
          failure text,
          made_at timestamptz not null,
          made_by uuid,
          progress_at timestamptz,
          finished_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, activity_id) references activity (organisation_id, id)
        );
        create index import_activity on import (organisation_id, activity_id, made_at desc);
        create index import_programme on import (organisation_id, programme_id);

        create table import_refusal (
          organisation_id uuid not null,
          import_id uuid not null,
          row_number int not null,
          reason text not null,
          raw text not null,
          primary key (organisation_id, import_id, row_number),
          foreign key (organisation_id, import_id) references import (organisation_id, id)
        );

        -- Every row that ever came in, by a keyed hash of what stood in it: the same row again adds nothing, also
        -- after its words were taken back. Never deleted; holds no words.
        create table imported_row (
          organisation_id uuid not null,
          id uuid not null,
          import_id uuid not null,
          response_id uuid not null,
          contribution_ids uuid[] not null,
          removed_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, import_id) references import (organisation_id, id)
        );
        create index imported_row_import on imported_row (organisation_id, import_id) where removed_at is null;

        -- Rooms above read words through these two alone: only what its author allows today is in them.
        -- They belong to the owner, so row-level security does not reach them: the where clause does its work.
        create view analysable_contribution as
          select c.organisation_id, c.id, c.response_id, r.programme_id, r.activity_id, c.question, c.words, c.language,
            c.revision, c.search, r.channel, r.voice, r.received_at,
            p.quotation as quotable, p.naming
          from contribution c
          join response r on r.organisation_id = c.organisation_id and r.id = c.response_id
          join permission p on p.organisation_id = c.organisation_id and p.response_id = c.response_id
          where c.organisation_id = current_organisation() and r.state = 'open' and p.analysis;

        create view quotable_excerpt as
          select e.organisation_id, e.id, e.contribution_id, c.response_id, r.programme_id, r.activity_id, c.words, c.language,
            c.revision, e.start_at, e.end_at, p.naming, p.name_sealed as name_sealed_or_null, r.received_at,
            r.channel
          from excerpt e
          join contribution c on c.organisation_id = e.organisation_id and c.id = e.contribution_id
          join response r on r.organisation_id = c.organisation_id and r.id = c.response_id
          join permission p on p.organisation_id = c.organisation_id and p.response_id = c.response_id
          where e.organisation_id = current_organisation() and r.state = 'open' and p.quotation;

        -- Who said what is counted by these; whoever did not allow analysis is not in it.
        create view analysable_characteristic as
          select k.organisation_id, k.response_id, r.programme_id, r.activity_id, k.kind, k.value
          from characteristic k
          join response r on r.organisation_id = k.organisation_id and r.id = k.response_id
          join permission p on p.organisation_id = k.organisation_id and p.response_id = k.response_id
          where k.organisation_id = current_organisation() and r.state = 'open' and p.analysis;
      `,
      )
      await run(db, acceptSubmissions)
      for (const table of ['form', 'form_version']) {
        await ownedByOrganisation(db, table, { app: 'select, insert, update' })
      }
      const words = 'select, insert, update, delete'
      for (const table of ['response', 'permission', 'contribution', 'characteristic']) {
        await ownedByOrganisation(db, table, { words })
      }
      await ownedByOrganisation(db, 'excerpt', { app: 'select', words })
      for (const table of ['use_of_words', 'response_event', 'import', 'import_refusal', 'imported_row']) {
        await ownedByOrganisation(db, table, { words })
      }
      for (const view of ['analysable_contribution', 'quotable_excerpt', 'analysable_characteristic']) {
        await grant(db, view, { app: 'select' })
      }
    },
  },
  ...importedWordsMigrations,
  ...formMigrations,
  ...coverageMigrations,
  ...builderMigrations,
  ...retentionMigrations,
  ...reviewMigrations,
  ...draftMigrations,
  ...linkMigrations,
  ...panelMigrations,
}
