import type { Id } from '../platform/ids.ts'
import type { Organisation } from './organisations/organisation.ts'
import type { Actor } from './role.ts'

/** Someone of the team at a page of their organisation. */
export type Visit = {
  readonly organisation: Organisation
  readonly actor: Actor
  readonly name: string
  readonly email: string
  readonly signedIn: Id<'signed_in'>
}
