import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { minutesLater } from '../accounts/account.ts'
import { beginSignedIn } from '../accounts/sign-in.ts'
import { recordAction } from '../audit/audit.sql.ts'
import {
  credentialsOf,
  insertChallenge,
  insertPasskey,
  lockPasskey,
  notePasskeyUse,
  takeChallenge,
} from './passkeys.sql.ts'

type Parts = Pick<Services, 'secrets' | 'clock' | 'publicUrl'>

/** Minutes for which a browser may answer a challenge. */
const challengeMinutes = 5

/** EdDSA, ES256 and RS256 (IANA COSE algorithms): what devices have; Node calls the newer ones experimental. */
const algorithms = [-8, -7, -257] as const

/** What a browser is asked to do, and the id under which its answer is expected. */
export type Ceremony<Options> = { readonly challenge: string; readonly options: Options }

/** What a browser sent back: the challenge's id and the answer as JSON. */
export type CeremonyAnswer = { readonly challenge: string; readonly answer: string }

/** Why a passkey was not taken. */
export type PasskeyRefusal = 'late' | 'wrong' | 'unknown' | 'closed' | 'known already'

/** Begins adding a passkey to an account. It must ask for finger, face or PIN, and be found without a name. */
export async function beginRegistration(
  services: Parts,
  db: OrganisationDatabase,
  account: { readonly id: Id<'account'>; readonly email: string; readonly name: string },
) {
  const options = await generateRegistrationOptions({
    rpName: 'Rowan',
    rpID: site(services).hostname,
    userName: account.email,
    userDisplayName: account.name,
    userID: new Uint8Array(Buffer.from(account.id.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: await credentialsOf(db, account.id),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { challenge: await keepChallenge(services, db, account.id, options.challenge), options }
}

/** Adds the passkey that a browser made. */
export async function finishRegistration(
  services: Parts,
  db: OrganisationDatabase,
  account: Id<'account'>,
  given: CeremonyAnswer & { readonly name: string },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: PasskeyRefusal }> {
  const now = services.clock.now()
  const expectedChallenge = await openChallenge(services, db, account, given.challenge, now)
  if (!expectedChallenge) return { ok: false, why: 'late' }
  const response = readAnswer<RegistrationResponseJSON>(given.answer)
  if (!response) return { ok: false, why: 'wrong' }
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site(services).origin,
    expectedRPID: site(services).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...algorithms],
  }).catch(() => undefined)
  if (!result?.verified) return { ok: false, why: 'wrong' }
  const { credential } = result.registrationInfo
  const id = await insertPasskey(
    db,
    {
      account,
      credential: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: given.name,
    },
    now,
  )
  if (!id) return { ok: false, why: 'known already' }
  await recordAction(db, { action: 'added a passkey', subject: { kind: 'passkey', id }, account }, now)
  return { ok: true }
}

/** Begins signing in. No account is named: the browser offers the passkeys that it has for this site. */
export async function beginPasskeySignIn(services: Parts, db: OrganisationDatabase) {
  const options = await generateAuthenticationOptions({
    rpID: site(services).hostname,
    userVerification: 'required',
  })
  return { challenge: await keepChallenge(services, db, null, options.challenge), options }
}

/** Signs in by what a passkey signed. Gives the sign-in's token for the visitor's cookie. */
export async function finishPasskeySignIn(
  services: Parts,
  db: OrganisationDatabase,
  given: CeremonyAnswer,
  device: string,
): Promise<
  { readonly ok: true; readonly token: string } | { readonly ok: false; readonly why: PasskeyRefusal }
> {
  const now = services.clock.now()
  const expectedChallenge = await openChallenge(services, db, null, given.challenge, now)
  if (!expectedChallenge) return { ok: false, why: 'late' }
  const response = readAnswer<AuthenticationResponseJSON>(given.answer)
  if (!response) return { ok: false, why: 'wrong' }
  const passkey = await lockPasskey(db, response.id)
  if (!passkey) return { ok: false, why: 'unknown' }
  if (passkey.closedAt) return { ok: false, why: 'closed' }
  // The counter must have grown since the last use, where the device keeps one: a copy would fall behind.
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: site(services).origin,
    expectedRPID: site(services).hostname,
    requireUserVerification: true,
    credential: {
      id: response.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports,
    },
  }).catch(() => undefined)
  if (!result?.verified) return { ok: false, why: 'wrong' }
  await notePasskeyUse(db, passkey.id, result.authenticationInfo.newCounter, now)
  return { ok: true, token: await beginSignedIn(services, db, passkey.account, 'passkey', device) }
}

const answerShape = z.looseObject({
  id: z.string().min(1).max(2048),
  rawId: z.string(),
  type: z.string(),
  response: z.looseObject({}),
})

/** The answer as an object with an id; whether it is true is for the verification to say. */
function readAnswer<Answer extends { id: string }>(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return answerShape.safeParse(value).success ? (value as Answer) : undefined
  } catch {
    return undefined
  }
}

function site({ publicUrl }: Parts): URL {
  return new URL(publicUrl)
}

async function keepChallenge(
  { secrets, clock }: Parts,
  db: OrganisationDatabase,
  account: Id<'account'> | null,
  challenge: string,
): Promise<Id<'passkey_challenge'>> {
  const id = newId<'passkey_challenge'>()
  const now = clock.now()
  const sealed = secrets.seal(`passkey challenge ${id}`, challenge)
  await insertChallenge(db, { id, account, sealed, expiresAt: minutesLater(now, challengeMinutes) }, now)
  return id
}

async function openChallenge(
  { secrets }: Parts,
  db: OrganisationDatabase,
  account: Id<'account'> | null,
  challenge: string,
  now: Date,
): Promise<string | undefined> {
  const id = parseId<'passkey_challenge'>(challenge)
  const sealed = id && (await takeChallenge(db, id, account, now))
  return sealed && secrets.open(`passkey challenge ${id}`, sealed)
}
