import { z } from 'zod'
import type { OrganisationId } from '../../platform/ids.ts'

/** A tenant: nothing crosses between two. */
export type Organisation = { readonly id: OrganisationId; readonly slug: string; readonly name: string }

export const organisationName = z
  .string()
  .trim()
  .min(1, 'Enter the organisation’s name.')
  .max(120, 'Use 120 letters or fewer.')
