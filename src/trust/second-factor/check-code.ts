import { generateSecret, generateURI, verifySync } from 'otplib'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { minutesLater } from '../accounts/account.ts'
import { recordAction } from '../audit/audit.sql.ts'
import {
  lockMinutes,
  mostWrongCodes,
  newRecoveryCode,
  readTypedCode,
  recoveryCodeCount,
} from './second-factor.ts'
import {
  changeSecondFactor,
  deleteSecondFactor,
  insertSecondFactor,
  lockSecondFactor,
  markSecondFactorGiven,
  replaceRecoveryCodes,
  spendRecoveryCode,
} from './second-factors.sql.ts'

type Parts = Pick<Services, 'secrets' | 'clock'>

/** Why a code was not taken: it does not fit, or too many did not fit and none is taken until then. */
export type CodeRefusal =
  | { readonly ok: false; readonly why: 'wrong' | 'not set up' }
  | { readonly ok: false; readonly why: 'locked'; readonly until: Date }
export type CodeAnswer = { readonly ok: true; readonly by: 'six digits' | 'recovery' } | CodeRefusal

/** A phone's clock may be this many seconds before or behind ours (RFC 6238, 5.2: one step). */
const toleranceSeconds = 30

/** What an authenticator app is given: the key as it is typed, in fours, and as the address in a QR code. */
export type SecretToSetUp = { readonly typed: string; readonly uri: string }

/** The secret of a second factor that is being set up: the same until it is confirmed. Undefined once it is. */
export async function secretToSetUp(
  { secrets, clock }: Parts,
  db: OrganisationDatabase,
  who: { readonly account: Id<'account'>; readonly email: string; readonly organisation: string },
): Promise<SecretToSetUp | undefined> {
  await insertSecondFactor(db, who.account, secrets.seal(context(who.account), generateSecret()), clock.now())
  const known = await lockSecondFactor(db, who.account)
  if (!known || known.confirmedAt) return undefined
  const secret = secrets.open(context(who.account), known.secret)
  // A colon would divide the label in two (Key Uri Format).
  const issuer = who.organisation.replaceAll(':', ' ')
  return {
    typed: secret.match(/.{1,4}/g)!.join(' '),
    uri: generateURI({ issuer, label: who.email, secret }),
  }
}

/** Confirms a new second factor by its first code, counts it as given, and makes the recovery codes. */
export async function confirmSecondFactor(
  services: Parts,
  db: OrganisationDatabase,
  visit: { readonly account: Id<'account'>; readonly signedIn: Id<'signed_in'> },
  typed: string,
): Promise<{ readonly ok: true; readonly codes: readonly string[] } | CodeRefusal> {
  const known = await lockSecondFactor(db, visit.account)
  if (!known || known.confirmedAt) return { ok: false, why: 'not set up' }
  const now = services.clock.now()
  const step = stepOf(services.secrets.open(context(visit.account), known.secret), typed, null, now)
  if (step === undefined) return { ok: false, why: 'wrong' }
  await changeSecondFactor(db, visit.account, { confirmed_at: now, last_step: step })
  await markSecondFactorGiven(db, visit.signedIn, now)
  await recordAction(db, entry('set up a second factor', visit.account), now)
  return { ok: true, codes: await newRecoveryCodes(services, db, visit.account) }
}

/**
 * Judges a code, six digits or a recovery code, and uses it up: neither opens twice. After
 * `mostWrongCodes` wrong ones none is taken for `lockMinutes`. The caller's transaction must commit
 * whatever the answer.
 */
export async function checkCode(
  { secrets, clock }: Parts,
  db: OrganisationDatabase,
  account: Id<'account'>,
  typed: string,
): Promise<CodeAnswer> {
  const now = clock.now()
  const known = await lockSecondFactor(db, account)
  if (!known?.confirmedAt) return { ok: false, why: 'not set up' }
  if (known.lockedUntil && now < known.lockedUntil)
    return { ok: false, why: 'locked', until: known.lockedUntil }

  const code = readTypedCode(typed)
  if (code?.kind === 'six digits') {
    const step = stepOf(secrets.open(context(account), known.secret), typed, known.lastStep, now)
    if (step !== undefined) {
      await changeSecondFactor(db, account, { last_step: step, failures: 0, locked_until: null })
      return { ok: true, by: 'six digits' }
    }
  }
  if (
    code?.kind === 'recovery' &&
    (await spendRecoveryCode(db, account, hashOf(secrets, account, code.code), now))
  ) {
    await changeSecondFactor(db, account, { failures: 0, locked_until: null })
    await recordAction(db, entry('used a recovery code', account), now)
    return { ok: true, by: 'recovery' }
  }

  const failures = known.failures + 1
  if (failures < mostWrongCodes) {
    await changeSecondFactor(db, account, { failures })
    return { ok: false, why: 'wrong' }
  }
  const until = minutesLater(now, lockMinutes)
  await changeSecondFactor(db, account, { failures: 0, locked_until: until })
  await recordAction(db, entry('was shut out after wrong codes', account), now)
  return { ok: false, why: 'locked', until }
}

/** Judges a code and, where it fits, counts the sign-in as complete. */
export async function giveSecondFactor(
  services: Parts,
  db: OrganisationDatabase,
  visit: { readonly account: Id<'account'>; readonly signedIn: Id<'signed_in'> },
  typed: string,
): Promise<CodeAnswer> {
  const answer = await checkCode(services, db, visit.account, typed)
  if (answer.ok) await markSecondFactorGiven(db, visit.signedIn, services.clock.now())
  return answer
}

/** New recovery codes in place of the old: given back once, kept as hashes. */
export async function newRecoveryCodes(
  { secrets, clock }: Parts,
  db: OrganisationDatabase,
  account: Id<'account'>,
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
  const now = clock.now()
  await replaceRecoveryCodes(
    db,
    account,
    codes.map(code => hashOf(secrets, account, code)),
    now,
  )
  await recordAction(db, entry('made recovery codes', account), now)
  return codes
}

/** Takes an account's second factor away; `by` is who did it. */
export async function removeSecondFactor(
  { clock }: Pick<Services, 'clock'>,
  db: OrganisationDatabase,
  account: Id<'account'>,
  by: Id<'account'>,
): Promise<boolean> {
  const removed = await deleteSecondFactor(db, account)
  if (removed)
    await recordAction(
      db,
      { action: 'removed a second factor', subject: { kind: 'account', id: account }, account: by },
      clock.now(),
    )
  return removed
}

function stepOf(secret: string, typed: string, lastStep: number | null, now: Date): number | undefined {
  const code = readTypedCode(typed)
  if (code?.kind !== 'six digits') return undefined
  const result = verifySync({
    secret,
    token: code.digits,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: toleranceSeconds,
  })
  if (!result.valid || !('timeStep' in result)) return undefined
  return lastStep !== null && result.timeStep <= lastStep ? undefined : result.timeStep
}

function context(account: Id<'account'>): string {
  return `second factor ${account}`
}

function hashOf(secrets: Services['secrets'], account: Id<'account'>, code: string): string {
  return secrets.hash('recovery code', `${account} ${code}`)
}

function entry(action: string, account: Id<'account'>) {
  return { action, subject: { kind: 'account', id: account }, account }
}
