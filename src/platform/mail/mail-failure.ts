/**
 * Why a mail was not sent: the server cannot be reached, it does not take our name and password, it refuses the
 * address or the mail itself, what the mail says has run out, or something else.
 */
const mailFailures = ['unreachable', 'unknown_to_server', 'address', 'mail', 'too_late', 'other'] as const
export type MailFailure = (typeof mailFailures)[number]

export type FailedTry = {
  readonly failure: MailFailure
  /** The number that the server answered with, such as 550. */
  readonly reply: number | undefined
  /** Whether trying again would change nothing. */
  readonly isFinal: boolean
  /** Whether it is the server's and not this mail's, so that other mails would fail the same way. */
  readonly isOfServer: boolean
}

const byCode: Readonly<Record<string, MailFailure>> = {
  ECONNECTION: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EDNS: 'unreachable',
  EPROXY: 'unreachable',
  ESOCKET: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ETLS: 'unreachable',
  EAUTH: 'unknown_to_server',
  ENOAUTH: 'unknown_to_server',
  EOAUTH2: 'unknown_to_server',
  EENVELOPE: 'address',
  EMESSAGE: 'mail',
}

/** Reads why nodemailer could not send a mail. An answer from 500 on about address or mail is final (RFC 5321, 4.2.1). */
export function failedTry(error: unknown): FailedTry {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  const failure = byCode[String(code)] ?? 'other'
  const reply = typeof responseCode === 'number' ? responseCode : undefined
  const isOfMail = failure === 'address' || failure === 'mail'
  return {
    failure,
    reply,
    isFinal: isOfMail && reply !== undefined && reply >= 500,
    isOfServer: failure === 'unreachable' || failure === 'unknown_to_server',
  }
}

/** Minutes from a failed try to the next: nine over four days, as mail servers try themselves (RFC 5321, 4.5.4.1). */
const pauses = [1, 5, 30, 120, 360, 720, 1440, 1440, 1440] as const

/** When a mail is tried again after so many failed tries. Undefined where that was the last. */
export function nextTry(attempts: number, now: Date): Date | undefined {
  const minutes = pauses[attempts - 1]
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000)
}
