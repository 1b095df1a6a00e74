import { findAddress } from '../../platform/address.ts'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import { sameSecret } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { receiptHash } from '../responses/accept.ts'
import { restsUntil } from '../responses/pin.ts'
import type { ReceiptCode } from '../responses/receipt-code.ts'
import { lockReceipt, noteOwnEvent, notePinTry, setPin } from './own-response.sql.ts'

/** Whose words are open: with the PIN all of it, without one no words are shown. */
export type OpenReceipt = {
  readonly organisation: OrganisationId
  readonly response: Id<'response'>
  readonly shows: 'everything' | 'no words'
}

export type OpenResult =
  | { readonly ok: true; readonly receipt: OpenReceipt }
  | { readonly ok: false; readonly why: 'unknown' }
  | { readonly ok: false; readonly why: 'resting'; readonly until: Date }

type Edge = Pick<Services, 'database' | 'secrets' | 'clock'>

/**
 * Opens a receipt by its code and, where its owner chose one, the PIN. Whether the code or the PIN was wrong is
 * not told. After several wrong PINs the receipt rests, longer each time.
 */
export async function openReceipt(services: Edge, code: ReceiptCode, pin: string): Promise<OpenResult> {
  const found = await findAddress(services.database.db, 'receipt', receiptHash(services, code))
  if (!found) return { ok: false, why: 'unknown' }
  const response = found.target as Id<'response'>
  return inOrganisationWithWords(services.database.db, found.organisation, async db => {
    const row = await lockReceipt(db, response)
    if (!row) return { ok: false, why: 'unknown' }
    const opened = (shows: OpenReceipt['shows']): OpenResult => ({
      ok: true,
      receipt: { organisation: found.organisation, response, shows },
    })
    if (row.pinHash === null) return opened('no words')
    const now = services.clock.now()
    if (row.pinLockedUntil && now < row.pinLockedUntil)
      return { ok: false, why: 'resting', until: row.pinLockedUntil }
    if (!sameSecret(row.pinHash, pinHash(services, response, pin))) {
      const failures = row.pinFailures + 1
      await notePinTry(db, response, failures, restsUntil(failures, now))
      return { ok: false, why: 'unknown' }
    }
    if (row.pinFailures > 0) await notePinTry(db, response, 0, undefined)
    return opened('everything')
  })
}

/**
 * Opens a receipt whose PIN is forgotten, for taking the words back and nothing else: withdrawing must be as
 * easy as giving.
 */
export async function openWithoutPin(services: Edge, code: ReceiptCode): Promise<OpenReceipt | undefined> {
  const found = await findAddress(services.database.db, 'receipt', receiptHash(services, code))
  return (
    found && { organisation: found.organisation, response: found.target as Id<'response'>, shows: 'no words' }
  )
}

/** Keeps the PIN that somebody chose just after sending. */
export function choosePin(
  services: Edge,
  organisation: OrganisationId,
  response: Id<'response'>,
  pin: string,
): Promise<boolean> {
  return inOrganisationWithWords(services.database.db, organisation, async db => {
    const kept = await setPin(db, response, pinHash(services, response, pin))
    if (kept) await noteOwnEvent(db, response, 'pin chosen', services.clock.now())
    return kept
  })
}

/** Keyed with the installation's secret: a copy of the database does not give a short PIN away. */
function pinHash(services: Pick<Services, 'secrets'>, response: Id<'response'>, pin: string): string {
  return services.secrets.hash('pin', `${response} ${pin}`)
}
