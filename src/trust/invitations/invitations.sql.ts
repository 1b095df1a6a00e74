import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { OrganisationRole, ProgrammeRole } from '../role.ts'
import type { Invitation, InvitedTo } from './invitation.ts'

function invitations(db: OrganisationDatabase) {
  return db
    .selectFrom('invitation')
    .innerJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'invitation.organisation_id')
        .onRef('account.id', '=', 'invitation.made_by'),
    )
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.organisation_roles as organisationRoles',
      'invitation.programme_id as programme',
      'invitation.programme_roles as programmeRoles',
      'invitation.token_hash as tokenHash',
      'invitation.sent_at as sentAt',
      'invitation.expires_at as expiresAt',
      'invitation.accepted_at as acceptedAt',
      'invitation.taken_back_at as takenBackAt',
      'invitation.made_by as madeBy',
      'account.name as invitedBy',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>
export type KeptInvitation = Invitation & { readonly tokenHash: string; readonly madeBy: Id<'account'> }

function asInvitation({ organisationRoles, programme, programmeRoles, ...row }: Row): KeptInvitation {
  const to: InvitedTo = programme
    ? { kind: 'programme', programme, roles: programmeRoles as ProgrammeRole[] }
    : { kind: 'organisation', roles: organisationRoles as OrganisationRole[] }
  return { ...row, to }
}

/** Those not yet taken up nor taken back, lapsed ones too: to the organisation, or to one programme. */
export async function waitingInvitations(
  db: OrganisationDatabase,
  programme: Id<'programme'> | null,
): Promise<Invitation[]> {
  const rows = await invitations(db)
    .where('invitation.programme_id', programme === null ? 'is' : '=', programme)
    .where('accepted_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .orderBy('invitation.sent_at', 'desc')
    .orderBy('invitation.id')
    .execute()
  return rows.map(asInvitation)
}

/** One invitation, locked, so that two clicks at once cannot both take it up. */
export async function lockInvitation(
  db: OrganisationDatabase,
  id: Id<'invitation'>,
): Promise<KeptInvitation | undefined> {
  const row = await invitations(db).where('invitation.id', '=', id).forUpdate('invitation').executeTakeFirst()
  return row && asInvitation(row)
}

/** All that wait for this address, wherever they lead, locked. */
export async function lockInvitationsFor(db: OrganisationDatabase, email: string): Promise<KeptInvitation[]> {
  const rows = await invitations(db)
    .where('invitation.email', '=', email)
    .where('accepted_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .orderBy('invitation.id')
    .forUpdate('invitation')
    .execute()
  return rows.map(asInvitation)
}

export async function insertInvitation(
  db: OrganisationDatabase,
  invitation: {
    readonly email: string
    readonly to: InvitedTo
    readonly tokenHash: string
    readonly by: Id<'account'>
    readonly now: Date
    readonly expiresAt: Date
  },
): Promise<Id<'invitation'>> {
  const { to, now } = invitation
  const id = newId<'invitation'>()
  await db
    .insertInto('invitation')
    .values({
      organisation_id: db.organisation,
      id,
      email: invitation.email,
      organisation_roles: to.kind === 'organisation' ? [...to.roles] : [],
      programme_id: to.kind === 'programme' ? to.programme : null,
      programme_roles: to.kind === 'programme' ? [...to.roles] : [],
      token_hash: invitation.tokenHash,
      made_at: now,
      made_by: invitation.by,
      sent_at: now,
      expires_at: invitation.expiresAt,
    })
    .execute()
  return id
}

export async function changeInvitation(
  db: OrganisationDatabase,
  id: Id<'invitation'>,
  change:
    | { readonly token_hash: string; readonly sent_at: Date; readonly expires_at: Date }
    | { readonly accepted_at: Date; readonly accepted_by: Id<'account'> }
    | { readonly taken_back_at: Date },
): Promise<void> {
  await db.updateTable('invitation').set(change).where('id', '=', id).execute()
}
