import type { Id } from '../../platform/ids.ts'
import type { OrganisationRole, ProgrammeRole } from '../role.ts'

/** Where an invitation leads: roles in the whole organisation, or in one programme and nowhere else. */
export type InvitedTo =
  | { readonly kind: 'organisation'; readonly roles: readonly OrganisationRole[] }
  | {
      readonly kind: 'programme'
      readonly programme: Id<'programme'>
      readonly roles: readonly ProgrammeRole[]
    }

export type Invitation = {
  readonly id: Id<'invitation'>
  readonly email: string
  readonly to: InvitedTo
  readonly invitedBy: string
  readonly sentAt: Date
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly takenBackAt: Date | null
}

/** Whether an invitation can be taken up. */
export function isOpenInvitation(
  invitation: Pick<Invitation, 'expiresAt' | 'acceptedAt' | 'takenBackAt'>,
  now: Date,
): boolean {
  return invitation.acceptedAt === null && invitation.takenBackAt === null && now < invitation.expiresAt
}
