import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { type Actor, organisationRole, programmeRole, type Role } from '../role.ts'

/** Of whom the organisation asks a second factor: of everybody, or of whoever holds one of these roles. */
export type SecondFactorRule = { readonly everybody: boolean; readonly roles: readonly Role[] }

export const role = z.union([organisationRole, programmeRole])

/** Wrong codes in a row after which no code is taken for `lockMinutes`. */
export const mostWrongCodes = 5
export const lockMinutes = 15
export const recoveryCodeCount = 10

/**
 * Whether a sign-in of this account needs the second factor: because it was set up, because an owner asks
 * it of this account, or because the organisation's rule does.
 */
export function asksSecondFactor(
  account: { readonly required: boolean; readonly setUp: boolean },
  rule: SecondFactorRule,
  actor: Pick<Actor, 'organisationRoles' | 'programmeRoles'>,
): boolean {
  if (account.required || account.setUp || rule.everybody) return true
  const held: readonly Role[] = [...actor.organisationRoles, ...[...actor.programmeRoles.values()].flat()]
  return held.some(each => rule.roles.includes(each))
}

/** Letters and digits that nobody takes for each other on paper: Crockford's base 32, in small letters. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A recovery code of 50 random bits, as it is written down: `4tq8r-x2mvn`. */
export function newRecoveryCode(): string {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return `${half()}-${half()}`
}

export type TypedCode =
  | { readonly kind: 'six digits'; readonly digits: string }
  | { readonly kind: 'recovery'; readonly code: string }

/** What someone typed: six digits, a recovery code however it is spaced, or neither. */
export function readTypedCode(text: string): TypedCode | undefined {
  const plain = text.toLowerCase().replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(plain)) return { kind: 'six digits', digits: plain }
  // On paper o is read as 0, and i and l as 1 (Crockford).
  const code = plain.replaceAll('o', '0').replace(/[il]/g, '1')
  return code.length === 10 && [...code].every(letter => letters.includes(letter))
    ? { kind: 'recovery', code: `${code.slice(0, 5)}-${code.slice(5)}` }
    : undefined
}
