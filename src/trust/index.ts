export { accountMenu } from './account-menu.ts'
export {
  type Account,
  emailAddress,
  invitationDays,
} from './accounts/account.ts'
export { accountByEmail } from './accounts/accounts.sql.ts'
export { type ProgrammePerson, peopleOfProgramme } from './accounts/people-of-programme.sql.ts'
export { makeSignInLink } from './accounts/sign-in.ts'
export { recordAction } from './audit/audit.sql.ts'
export { openGuard, type ProgrammeVisit } from './http/guard.ts'
export { notThere, refused } from './http/refused.tsx'
export type { Invitation } from './invitations/invitation.ts'
export { waitingInvitations } from './invitations/invitations.sql.ts'
export { type Host, invite, sendInvitationAgain, takeBackInvitation } from './invitations/invite.ts'
export { InviteForm, RoleBoxes, WaitingInvitations } from './invitations/views.tsx'
export { createOrganisation } from './organisations/create-organisation.ts'
export type { Organisation } from './organisations/organisation.ts'
export { allOrganisations, organisationBySlug } from './organisations/organisations.sql.ts'
export { changeProgrammeRoles } from './people/change-people.ts'
export { doneNotice, withDone } from './people/done.ts'
export { may, roleNames } from './policy.ts'
export {
  type OrganisationRole,
  type ProgrammeRole,
  programmeRole,
  programmeRoles,
} from './role.ts'
export type { Visit } from './visit.ts'
