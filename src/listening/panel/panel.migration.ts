import { type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const panelMigrations: Migrations = {
  '2026-11-22-165-panel': {
    async up(db) {
      await run(
        db,
        `
        -- Who said that they may be invited. Name and address are sealed; strata are codes of groups.
        create table panel_member (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          name_sealed bytea not null,
          email_sealed bytea not null,
          email_hash text not null,
          strata jsonb not null,
          joined_at timestamptz not null,
          primary key (organisation_id, id),
          unique (organisation_id, programme_id, email_hash),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id)
        );

        create table panel_wave (
          organisation_id uuid not null,
          id uuid not null,
          programme_id uuid not null,
          activity_id uuid not null,
          title text not null,
          subject text not null,
          message text not null,
          seed int not null,
          allocation text not null check (allocation in ('proportional', 'equal')),
          by_variables text[] not null,
          -- By stratum: what it should have had, and how many members there were to draw from.
          plan jsonb not null,
          made_at timestamptz not null,
          made_by uuid,
          sent_at timestamptz,
          reminded_at timestamptz,
          primary key (organisation_id, id),
          foreign key (organisation_id, programme_id) references programme (organisation_id, id),
          foreign key (organisation_id, activity_id) references activity (organisation_id, id)
        );
        create index panel_wave_programme on panel_wave (organisation_id, programme_id, made_at desc);

        -- Who was invited, and whether they answered: not when, and not which answer is theirs. The ticket joins the
        -- two only between opening the link and answering.
        create table panel_invitation (
          organisation_id uuid not null,
          id uuid not null,
          wave_id uuid not null,
          member_id uuid,
          strata jsonb not null,
          token_hash text not null,
          ticket text,
          mailed_at timestamptz,
          reminded_at timestamptz,
          answered boolean not null default false,
          primary key (organisation_id, id),
          unique (organisation_id, token_hash),
          foreign key (organisation_id, wave_id) references panel_wave (organisation_id, id) on delete cascade,
          foreign key (organisation_id, member_id) references panel_member (organisation_id, id)
            on delete set null (member_id)
        );
        create index panel_invitation_wave on panel_invitation (organisation_id, wave_id);
        create index panel_invitation_member on panel_invitation (organisation_id, member_id);
        create index panel_invitation_ticket on panel_invitation (organisation_id, ticket) where ticket is not null;

        -- Answers of a wave with the strata of who gave them: what weights need. No member, no invitation.
        create table panel_ticket (
          organisation_id uuid not null,
          ticket text not null,
          wave_id uuid not null,
          strata jsonb not null,
          response_id uuid,
          primary key (organisation_id, ticket),
          foreign key (organisation_id, wave_id) references panel_wave (organisation_id, id) on delete cascade
        );
        create index panel_ticket_wave on panel_ticket (organisation_id, wave_id);
      `,
      )
      const all = 'select, insert, update, delete'
      for (const table of ['panel_member', 'panel_invitation']) {
        await ownedByOrganisation(db, table, { app: all })
      }
      for (const table of ['panel_wave', 'panel_ticket']) {
        await ownedByOrganisation(db, table, { app: all, words: 'select' })
      }
    },
  },
}
