import { grant, type Migrations, ownedByOrganisation, run } from './db/migration.ts'

export const platformMigrations: Migrations = {
  '2026-11-22-010-platform': {
    async up(db) {
      await run(
        db,
        `
        create extension if not exists pg_trgm with schema rowan;
        create extension if not exists unaccent with schema rowan;

        -- After a transaction the setting is an empty string, not null: both mean that nobody's rows are seen.
        create function current_organisation() returns uuid
          language sql stable parallel safe
          return nullif(current_setting('app.organisation', true), '')::uuid;

        -- unaccent() is only STABLE because its dictionary could change; ours does not, so it may be indexed.
        create function plain_text(value text) returns text
          language sql immutable parallel safe strict
          return rowan.unaccent('rowan.unaccent'::regdictionary, lower(value));
        grant execute on all functions in schema rowan to rowan_app, rowan_words;

        create table organisation (
          id uuid primary key,
          slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$'),
          name text not null check (name <> ''),
          made_at timestamptz not null
        );

        -- What an address or a secret leads to, for routing before an organisation is known. No people's data. The
        -- organisation is no foreign key, here and in event: every submission would lock its row.
        create table address (
          kind text not null,
          key text not null,
          organisation_id uuid not null,
          target_id uuid not null,
          primary key (kind, key)
        );
        create index address_target on address (organisation_id, target_id);

        -- Ids only. tx orders what commits out of order: see the relay in platform/events.ts.
        create table event (
          organisation_id uuid not null,
          tx xid8 not null default pg_current_xact_id(),
          id uuid not null,
          kind text not null,
          payload jsonb not null,
          at timestamptz not null default now(),
          primary key (organisation_id, id)
        );
        create index event_order on event (tx, id);

        create table handled_event (
          organisation_id uuid not null references organisation (id),
          event_id uuid not null,
          handler text not null,
          at timestamptz not null default now(),
          primary key (organisation_id, event_id, handler)
        );

        create table event_cursor (
          reader text primary key,
          tx xid8 not null,
          id uuid not null
        );

        create function events_after(after_tx xid8, after_id uuid, most int)
          returns setof event language sql stable security definer set search_path = rowan
          as $$
            select e.* from event e
            where (e.tx, e.id) > (after_tx, after_id) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by e.tx, e.id limit most
          $$;
        revoke execute on function events_after(xid8, uuid, int) from public;
        grant execute on function events_after(xid8, uuid, int) to rowan_app;

        create table mail (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          made_at timestamptz not null,
          recipient bytea not null,
          subject text not null,
          body bytea not null,
          -- After this, what it says no longer holds: the links in it have run out.
          holds_until timestamptz not null,
          -- When it is to be tried next. A mail that is being sent is put off, so that nobody else sends it too.
          due_at timestamptz not null,
          sent_at timestamptz,
          gave_up_at timestamptz,
          attempts int not null default 0,
          failure text check (failure in ('unreachable', 'unknown_to_server', 'address', 'mail', 'too_late', 'other')),
          -- What the mail server answered, such as 550.
          reply int,
          primary key (organisation_id, id)
        );
        create index mail_unsent on mail (organisation_id, due_at) where sent_at is null and gave_up_at is null;

        create table stored_file (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          name text not null,
          media_type text not null,
          size bigint not null,
          sha256 text not null,
          made_at timestamptz not null,
          primary key (organisation_id, id)
        );

        -- In pieces, so that a large file is read and written in bounded memory.
        create table stored_file_piece (
          organisation_id uuid not null,
          file_id uuid not null,
          position int not null,
          bytes bytea not null,
          primary key (organisation_id, file_id, position),
          foreign key (organisation_id, file_id) references stored_file (organisation_id, id) on delete cascade
        );
        alter table stored_file_piece alter column bytes set storage external;
      `,
      )
      await grant(db, 'organisation', { app: 'select, insert, update' })
      await grant(db, 'address', { app: 'select, insert, delete' })
      await grant(db, 'event_cursor', { app: 'select, insert, update' })
      await ownedByOrganisation(db, 'event', { app: 'select, insert, delete' })
      await ownedByOrganisation(db, 'handled_event', { app: 'select, insert, delete' })
      await ownedByOrganisation(db, 'mail', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'stored_file', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'stored_file_piece', { app: 'select, insert, delete' })
    },
  },
}
