import { z } from 'zod'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import type { ReceiptCode } from '../responses/receipt-code.ts'

/** Minutes for which the page after sending can be opened again: to write the receipt down, to choose a PIN. */
const openMinutes = 60

const content = z.object({
  organisation: z.string(),
  response: z.string(),
  receipt: z.string(),
  until: z.number(),
})

export type ThankYou = {
  readonly organisation: OrganisationId
  readonly response: Id<'response'>
  readonly receipt: ReceiptCode
}

/** What the page after sending needs, sealed into its address: no cookie, and nothing to look up. */
export function sealThankYou(services: Pick<Services, 'secrets' | 'clock'>, thanks: ThankYou): string {
  const until = services.clock.now().getTime() + openMinutes * 60_000
  return services.secrets.seal('thank you', JSON.stringify({ ...thanks, until })).toString('base64url')
}

/** What was sealed, or undefined where it was tampered with or is too old. */
export function openThankYou(
  services: Pick<Services, 'secrets' | 'clock'>,
  sealed: string,
): ThankYou | undefined {
  try {
    const read = content.parse(
      JSON.parse(services.secrets.open('thank you', Buffer.from(sealed, 'base64url'))),
    )
    if (services.clock.now().getTime() > read.until) return undefined
    return {
      organisation: read.organisation as OrganisationId,
      response: read.response as Id<'response'>,
      receipt: read.receipt,
    }
  } catch {
    return undefined
  }
}
