import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { freezeFormVersion, insertSubmission } from './accept.sql.ts'
import { type ReceiptCode, receiptCode } from './receipt-code.ts'
import type { Submission } from './response.ts'

export type Taken = {
  readonly response: Id<'response'>
  readonly isNew: boolean
  readonly receipt: ReceiptCode
}

type Incoming = Omit<Submission, 'receiptHash' | 'receivedAt'> & { readonly formIsFrozen: boolean }

/**
 * Takes what somebody sent. When this resolves, it is durable: only then are they thanked. Sending the same
 * again stores nothing and gives the same receipt.
 */
export async function acceptSubmission(
  services: Pick<Services, 'database' | 'secrets' | 'clock'>,
  organisation: OrganisationId,
  incoming: Incoming,
): Promise<Taken> {
  const receipt = receiptCode(services.secrets.hash('receipt code', `${organisation} ${incoming.key}`))
  const now = services.clock.now()
  return inOrganisationWithWords(services.database.db, organisation, async db => {
    const accepted = await insertSubmission(db, services.secrets, {
      ...incoming,
      receiptHash: receiptHash(services, receipt),
      receivedAt: now,
    })
    if (accepted.isNew && !incoming.formIsFrozen) await freezeFormVersion(db, incoming.formVersion, now)
    return { ...accepted, receipt }
  })
}

/** What the database knows of a receipt's code. */
export function receiptHash(services: Pick<Services, 'secrets'>, code: ReceiptCode): string {
  return services.secrets.hash('receipt', code)
}
