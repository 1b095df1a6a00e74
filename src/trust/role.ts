import { z } from 'zod'
import type { Id } from '../platform/ids.ts'

/** What someone does in the whole organisation. */
export const organisationRoles = [
  'owner',
  'lead',
  'facilitator',
  'analyst',
  'editor',
  'translator',
  'viewer',
] as const
export const organisationRole = z.enum(organisationRoles)
export type OrganisationRole = z.infer<typeof organisationRole>

/** What someone does in one programme and nowhere else: people of partners, and people with one duty there. */
export const programmeRoles = [
  'partner',
  'embedded_leader',
  'moderator',
  'protection_contact',
  'ambassador',
  'reference_group_member',
  'panel_manager',
] as const
export const programmeRole = z.enum(programmeRoles)
export type ProgrammeRole = z.infer<typeof programmeRole>

export type Role = OrganisationRole | ProgrammeRole

/** Who acts: an account and the roles it has today. */
export type Actor = {
  readonly account: Id<'account'>
  readonly organisation: Id<'organisation'>
  readonly organisationRoles: readonly OrganisationRole[]
  readonly programmeRoles: ReadonlyMap<Id<'programme'>, readonly ProgrammeRole[]>
}
