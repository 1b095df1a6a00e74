import * as client from 'openid-client'
import type { Claims } from './provider.ts'

/** What must be known on the way back: kept sealed in the visitor's cookie. */
export type Outward = { readonly state: string; readonly nonce: string; readonly verifier: string }

type Registration = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

export type ProviderFailure = 'unreachable' | 'refused' | 'answer'

/** Seconds to wait for the provider. */
const timeout = 10

/** Whether the provider can be asked: its discovery document is there and its issuer is the one named. */
export async function checkProvider(registration: Registration): Promise<boolean> {
  return (await discover(registration)) !== undefined
}

/** The address to send the visitor to, with what to keep until they are back. Undefined if not reachable. */
export async function outwardAddress(
  registration: Registration,
  redirectUri: string,
): Promise<{ readonly address: string; readonly outward: Outward } | undefined> {
  const config = await discover(registration)
  if (!config) return undefined
  const outward = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    response_type: 'code',
    state: outward.state,
    nonce: outward.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(outward.verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, outward }
}

/**
 * Exchanges what the visitor brought back for who they are. Signature, issuer, audience, times, state, nonce
 * and PKCE are checked by `openid-client`. `error` says more where there is more to say, for the log.
 */
export async function readReturn(
  registration: Registration,
  returned: URL,
  outward: Outward,
): Promise<
  | { readonly ok: true; readonly claims: Claims }
  | { readonly ok: false; readonly why: ProviderFailure; readonly error?: unknown }
> {
  const config = await discover(registration)
  if (!config) return { ok: false, why: 'unreachable' }
  try {
    const tokens = await client.authorizationCodeGrant(config, returned, {
      expectedState: outward.state,
      expectedNonce: outward.nonce,
      pkceCodeVerifier: outward.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    return claims ? { ok: true, claims } : { ok: false, why: 'answer' }
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError) return { ok: false, why: 'refused', error }
    return { ok: false, why: 'answer', error }
  }
}

async function discover({ issuer, clientId, clientSecret }: Registration) {
  const insecure = issuer.startsWith('http:')
  try {
    return await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout,
      // Only an issuer on this very machine may be without TLS: see `issuerAddress`.
      execute: [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])],
    })
  } catch {
    return undefined
  }
}
