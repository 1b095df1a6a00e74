import { z } from 'zod'
import type { OrganisationId } from '../../platform/ids.ts'

/** A tenant: nothing crosses between two. */
export type Organisation = { readonly id: OrganisationId; readonly slug: string; readonly name: string }

/** The organisation's part of an address: small letters, digits and hyphens. */
export const organisationSlug = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/,
    'Use 2 to 40 small letters, digits and hyphens, such as “alder-trust”.',
  )

export const organisationName = z
  .string()
  .trim()
  .min(1, 'Enter the organisation’s name.')
  .max(120, 'Use 120 letters or fewer.')
