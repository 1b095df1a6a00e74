import { type Migrations, ownedByOrganisation, run } from '../platform/db/migration.ts'

export const trustMigrations: Migrations = {
  '2026-11-22-020-trust': {
    async up(db) {
      await run(
        db,
        `
        create table account (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          email text not null check (email = lower(email) and email like '%_@_%'),
          name text not null check (name <> ''),
          made_at timestamptz not null,
          closed_at timestamptz,
          second_factor_required boolean not null default false,
          primary key (organisation_id, id)
        );
        create unique index account_email on account (organisation_id, email);

        create table organisation_role (
          organisation_id uuid not null,
          account_id uuid not null,
          role text not null check (role in
            ('owner', 'lead', 'facilitator', 'analyst', 'editor', 'translator', 'viewer')),
          given_at timestamptz not null,
          given_by uuid,
          primary key (organisation_id, account_id, role),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );

        -- A role in one programme only. The programme itself belongs to a room above, so no foreign key points up.
        create table programme_role (
          organisation_id uuid not null,
          programme_id uuid not null,
          account_id uuid not null,
          role text not null check (role in
            ('partner', 'embedded_leader', 'moderator', 'protection_contact', 'ambassador',
             'reference_group_member', 'panel_manager')),
          given_at timestamptz not null,
          given_by uuid,
          primary key (organisation_id, programme_id, account_id, role),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );
        create index programme_role_account on programme_role (organisation_id, account_id);

        create table sign_in_link (
          organisation_id uuid not null,
          id uuid not null,
          account_id uuid not null,
          token_hash text not null,
          made_at timestamptz not null,
          expires_at timestamptz not null,
          used_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );

        create table signed_in (
          organisation_id uuid not null,
          id uuid not null,
          account_id uuid not null,
          token_hash text not null,
          way text not null check (way in ('link', 'passkey', 'oidc')),
          device text not null,
          made_at timestamptz not null,
          seen_at timestamptz not null,
          expires_at timestamptz not null,
          second_factor_at timestamptz,
          ended_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );
        create index signed_in_account on signed_in (organisation_id, account_id);

        create table invitation (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          email text not null,
          organisation_role text,
          programme_id uuid,
          programme_role text,
          token_hash text not null,
          made_at timestamptz not null,
          made_by uuid not null,
          expires_at timestamptz not null,
          accepted_at timestamptz,
          taken_back_at timestamptz,
          primary key (organisation_id, id),
          check ((organisation_role is null) <> (programme_role is null)),
          check ((programme_role is null) = (programme_id is null))
        );

        create table audit_entry (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          at timestamptz not null,
          account_id uuid,
          action text not null,
          subject_kind text not null,
          subject_id uuid,
          programme_id uuid,
          detail jsonb not null default '{}',
          primary key (organisation_id, id)
        );
        create index audit_entry_time on audit_entry (organisation_id, at desc);
      `,
      )
      for (const table of ['account', 'sign_in_link', 'signed_in', 'invitation']) {
        await ownedByOrganisation(db, table, { app: 'select, insert, update' })
      }
      await ownedByOrganisation(db, 'organisation_role', { app: 'select, insert, delete' })
      await ownedByOrganisation(db, 'programme_role', { app: 'select, insert, delete' })
      // An audit entry is written once and never changed.
      await ownedByOrganisation(db, 'audit_entry', { app: 'select, insert' })
    },
  },
}
