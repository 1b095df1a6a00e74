import { inOrganisation } from '../../platform/db/transaction.ts'
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
type Edge = Pick<Services, 'database' | 'secrets' | 'clock'>

/** Receipts tried for one submission. With a million given out, one in half a million needs a second. */
const mostReceipts = 5

/**
 * Takes what somebody sent. When this resolves, it is durable: only then are they thanked. Sending the same
 * again stores nothing and gives the same receipt.
 */
export async function acceptSubmission(
  services: Edge,
  organisation: OrganisationId,
  incoming: Incoming,
): Promise<Taken> {
  const { formIsFrozen, ...submission } = incoming
  const now = services.clock.now()
  // A form is frozen before its first answer is there, not after: in between it could be changed.
  if (!formIsFrozen) {
    await inOrganisation(services.database.db, organisation, db =>
      freezeFormVersion(db, incoming.formVersion, now),
    )
  }
  for (let attempt = 0; attempt < mostReceipts; attempt++) {
    const receipt = receiptOf(services, organisation, incoming.key, attempt)
    const accepted = await insertSubmission(services.database, organisation, services.secrets, {
      ...submission,
      receiptHash: receiptHash(services, receipt),
      receivedAt: now,
    })
    if (!accepted.ok) continue
    const { response, isNew } = accepted
    if (isNew) return { response, isNew, receipt }
    return {
      response,
      isNew,
      receipt: receiptGiven(services, organisation, incoming.key, accepted.receiptHash),
    }
  }
  throw new Error('No free receipt was found.')
}

function receiptOf(services: Edge, organisation: OrganisationId, key: string, attempt: number): ReceiptCode {
  return receiptCode(
    services.secrets.hash('receipt code', `${organisation} ${key}${attempt === 0 ? '' : ` ${attempt}`}`),
  )
}

/** The receipt that the first of two same submissions was given. */
function receiptGiven(
  services: Edge,
  organisation: OrganisationId,
  key: string,
  hash: string | undefined,
): ReceiptCode {
  const tried = Array.from({ length: mostReceipts }, (_, attempt) =>
    receiptOf(services, organisation, key, attempt),
  )
  return tried.find(receipt => receiptHash(services, receipt) === hash) ?? tried[0]!
}

/** What the database knows of a receipt's code. */
export function receiptHash(services: Pick<Services, 'secrets'>, code: ReceiptCode): string {
  return services.secrets.hash('receipt', code)
}
