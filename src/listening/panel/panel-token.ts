import type { Secrets } from '../../platform/secrets.ts'
import type { InvitationId } from './invitations.sql.ts'

/** What a personal link ends with. Made from the invitation and our key, so that a reminder carries the same one. */
export function panelToken(secrets: Pick<Secrets, 'hash'>, invitation: InvitationId): string {
  return secrets.hash('panel link', invitation)
}

/** What the database knows of it. */
export function panelTokenHash(secrets: Pick<Secrets, 'hash'>, token: string): string {
  return secrets.hash('panel link found', token)
}
