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
          organisation_roles text[] not null default '{}' check (organisation_roles <@ array
            ['owner', 'lead', 'facilitator', 'analyst', 'editor', 'translator', 'viewer']),
          programme_id uuid,
          programme_roles text[] not null default '{}' check (programme_roles <@ array
            ['partner', 'embedded_leader', 'moderator', 'protection_contact', 'ambassador',
             'reference_group_member', 'panel_manager']),
          token_hash text not null,
          made_at timestamptz not null,
          made_by uuid not null,
          sent_at timestamptz not null,
          expires_at timestamptz not null,
          accepted_at timestamptz,
          accepted_by uuid,
          taken_back_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, made_by) references account (organisation_id, id),
          foreign key (organisation_id, accepted_by) references account (organisation_id, id),
          check ((cardinality(organisation_roles) > 0) <> (cardinality(programme_roles) > 0)),
          check ((cardinality(programme_roles) > 0) = (programme_id is not null))
        );
        create unique index invitation_open on invitation
          (organisation_id, email, coalesce(programme_id, '00000000-0000-0000-0000-000000000000'))
          where accepted_at is null and taken_back_at is null;

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
  '2026-11-22-021-ways-to-sign-in': {
    async up(db) {
      await run(
        db,
        `
        -- Whom the owner asks for a second factor, besides the accounts of which it is asked one by one.
        create table second_factor_rule (
          organisation_id uuid not null references organisation (id),
          everybody boolean not null default false,
          roles text[] not null default '{}',
          primary key (organisation_id)
        );

        -- One for an account. It counts once a code of it was confirmed; last_step refuses a code seen before.
        create table second_factor (
          organisation_id uuid not null,
          account_id uuid not null,
          secret bytea not null,
          made_at timestamptz not null,
          confirmed_at timestamptz,
          last_step bigint,
          failures int not null default 0,
          locked_until timestamptz,
          primary key (organisation_id, account_id),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );

        create table recovery_code (
          organisation_id uuid not null,
          account_id uuid not null,
          code_hash text not null,
          made_at timestamptz not null,
          used_at timestamptz,
          primary key (organisation_id, account_id, code_hash),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );

        create table passkey (
          organisation_id uuid not null,
          id uuid not null,
          account_id uuid not null,
          credential text not null,
          public_key bytea not null,
          counter bigint not null,
          transports text[] not null,
          name text not null check (name <> ''),
          made_at timestamptz not null,
          used_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );
        create unique index passkey_credential on passkey (organisation_id, credential);
        create index passkey_account on passkey (organisation_id, account_id);

        -- What a passkey is asked to sign, for minutes and once. Without an account it is asked at sign-in.
        create table passkey_challenge (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          account_id uuid,
          challenge bytea not null,
          expires_at timestamptz not null,
          primary key (organisation_id, id),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );
        create index passkey_challenge_expiry on passkey_challenge (organisation_id, expires_at);

        create table identity_provider (
          organisation_id uuid not null references organisation (id),
          id uuid not null,
          label text not null check (label <> ''),
          issuer text not null,
          client_id text not null,
          client_secret bytea not null,
          admits text not null check (admits in ('known', 'domains')),
          domains text[] not null default '{}',
          second_factor_there boolean not null,
          made_at timestamptz not null,
          removed_at timestamptz,
          primary key (organisation_id, id),
          check (admits = 'known' or cardinality(domains) > 0)
        );

        create table provider_identity (
          organisation_id uuid not null,
          provider_id uuid not null,
          subject text not null,
          account_id uuid not null,
          made_at timestamptz not null,
          primary key (organisation_id, provider_id, subject),
          foreign key (organisation_id, provider_id) references identity_provider (organisation_id, id),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );
        create unique index provider_identity_account
          on provider_identity (organisation_id, provider_id, account_id);

        create table email_change (
          organisation_id uuid not null,
          id uuid not null,
          account_id uuid not null,
          email text not null,
          token_hash text not null,
          made_at timestamptz not null,
          expires_at timestamptz not null,
          used_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, account_id) references account (organisation_id, id)
        );
        create index email_change_account on email_change (organisation_id, account_id);
      `,
      )
      await ownedByOrganisation(db, 'second_factor_rule', { app: 'select, insert, update' })
      await ownedByOrganisation(db, 'second_factor', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'recovery_code', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'passkey', { app: 'select, insert, update, delete' })
      await ownedByOrganisation(db, 'passkey_challenge', { app: 'select, insert, delete' })
      await ownedByOrganisation(db, 'identity_provider', { app: 'select, insert, update' })
      await ownedByOrganisation(db, 'provider_identity', { app: 'select, insert, delete' })
      await ownedByOrganisation(db, 'email_change', { app: 'select, insert, update' })
    },
  },
}
