import { sql } from 'kysely'
import { enterWords, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Strata } from './panel.ts'
import type { WaveId } from './waves.sql.ts'

export type InvitationId = Id<'panel_invitation'>

/** Writes down who is invited; nothing is sent yet. */
export async function insertInvitations(
  db: OrganisationDatabase,
  wave: WaveId,
  invited: readonly {
    readonly id: InvitationId
    readonly member: Id<'panel_member'>
    readonly strata: Strata
    readonly tokenHash: string
  }[],
): Promise<void> {
  await sql`
    insert into panel_invitation (organisation_id, id, wave_id, member_id, strata, token_hash)
    select ${db.organisation}::uuid, one.id, ${wave}::uuid, one.member, one.strata, one."tokenHash"
    from jsonb_to_recordset(${JSON.stringify(invited)}::jsonb) as one (id uuid, member uuid, strata jsonb, "tokenHash" text)`.execute(
    db,
  )
}

export type ToMail = {
  readonly id: InvitationId
  readonly member: Id<'panel_member'>
  readonly name: Buffer
  readonly email: Buffer
  readonly isReminder: boolean
}

/** Some who wait for their invitation, or for the reminder that was asked for last; locked until the transaction ends. */
export async function invitationsToMail(
  db: OrganisationDatabase,
  wave: WaveId,
  most: number,
): Promise<ToMail[]> {
  const { rows } = await sql<ToMail>`
    select i.id, m.id as member, m.name_sealed as name, m.email_sealed as email, i.mailed_at is not null as "isReminder"
    from panel_invitation i
    join panel_wave w on w.organisation_id = i.organisation_id and w.id = i.wave_id
    join panel_member m on m.organisation_id = i.organisation_id and m.id = i.member_id
    where i.wave_id = ${wave} and w.sent_at is not null and not i.answered
      and (i.mailed_at is null
        or (w.reminded_at is not null and greatest(i.mailed_at, i.reminded_at) < w.reminded_at))
    order by i.id limit ${most} for update of i skip locked`.execute(db)
  return rows
}

export async function markMailed(
  db: OrganisationDatabase,
  invitation: InvitationId,
  isReminder: boolean,
  now: Date,
): Promise<void> {
  await db
    .updateTable('panel_invitation')
    .set(isReminder ? { reminded_at: now } : { mailed_at: now })
    .where('id', '=', invitation)
    .execute()
}

/** Where a personal link leads: undefined where it leads nowhere. */
export async function invitationByToken(db: OrganisationDatabase, tokenHash: string) {
  return db
    .selectFrom('panel_invitation')
    .innerJoin('panel_wave', join =>
      join
        .onRef('panel_wave.organisation_id', '=', 'panel_invitation.organisation_id')
        .onRef('panel_wave.id', '=', 'panel_invitation.wave_id'),
    )
    .innerJoin('activity', join =>
      join
        .onRef('activity.organisation_id', '=', 'panel_wave.organisation_id')
        .onRef('activity.id', '=', 'panel_wave.activity_id'),
    )
    .select([
      'panel_invitation.id',
      'panel_wave.id as wave',
      'panel_invitation.strata',
      'panel_invitation.ticket',
      'panel_invitation.answered',
      'panel_invitation.member_id as member',
      'activity.code',
    ])
    .where('panel_invitation.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** Gives an invitation its ticket, once: the ticket is what comes with the answer. */
export async function giveTicket(
  db: OrganisationDatabase,
  invitation: { readonly id: InvitationId; readonly wave: WaveId; readonly strata: Strata },
  ticket: string,
): Promise<string> {
  const given = await db
    .updateTable('panel_invitation')
    .set({ ticket })
    .where('id', '=', invitation.id)
    .where('ticket', 'is', null)
    .where('answered', '=', false)
    .returning('id')
    .executeTakeFirst()
  if (!given) {
    const before = await db
      .selectFrom('panel_invitation')
      .select('ticket')
      .where('id', '=', invitation.id)
      .executeTakeFirst()
    return before?.ticket ?? ''
  }
  await db
    .insertInto('panel_ticket')
    .values({
      organisation_id: db.organisation,
      ticket,
      wave_id: invitation.wave,
      strata: JSON.stringify(invitation.strata),
    })
    .execute()
  return ticket
}

/**
 * When an answer came with a ticket: the invitation is answered and forgets the ticket, so that from then on nothing
 * leads from the member to the answer. A second answer with the same ticket counts for nothing.
 */
export async function settleTicket(db: OrganisationDatabase, response: Id<'response'>): Promise<void> {
  const found = await enterWords(db, () =>
    db
      .selectFrom('response')
      .innerJoin('panel_ticket', join =>
        join
          .onRef('panel_ticket.organisation_id', '=', 'response.organisation_id')
          .on(sql<boolean>`response.source = 'panel-' || panel_ticket.ticket`),
      )
      .innerJoin('panel_wave', join =>
        join
          .onRef('panel_wave.organisation_id', '=', 'panel_ticket.organisation_id')
          .onRef('panel_wave.id', '=', 'panel_ticket.wave_id')
          .onRef('panel_wave.activity_id', '=', 'response.activity_id'),
      )
      .select('panel_ticket.ticket')
      .where('response.id', '=', response)
      .executeTakeFirst(),
  )
  if (!found) return
  await db
    .updateTable('panel_ticket')
    .set({ response_id: response })
    .where('ticket', '=', found.ticket)
    .where('response_id', 'is', null)
    .execute()
  await db
    .updateTable('panel_invitation')
    .set({ answered: true, ticket: null })
    .where('ticket', '=', found.ticket)
    .execute()
}
