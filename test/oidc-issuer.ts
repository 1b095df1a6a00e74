import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the issuer says of whoever signs in next, and how it may misbehave. */
export type IssuerState = {
  claims: Record<string, unknown>
  /** Sends the visitor back with this error in place of a code. */
  error?: string | undefined
  /** Claims that replace what is true in the token, such as `nonce` or `aud`. */
  forged?: Record<string, unknown> | undefined
  /** Signs with a key that its key set does not hold. */
  wrongKey?: boolean | undefined
}

export type Issuer = {
  readonly address: string
  readonly clientId: string
  readonly clientSecret: string
  readonly state: IssuerState
  /** What a visitor's browser does at the authorization endpoint: gives the address that it is sent back to. */
  visit(authorization: string): Promise<string>
  close(): Promise<void>
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A small OpenID Connect issuer on this machine: discovery, keys, authorization code with PKCE (S256). */
export async function startIssuer(): Promise<Issuer> {
  const pairs = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }))
  const clientId = 'rowan-test'
  const clientSecret = `secret-${randomUUID()}`
  const state: IssuerState = { claims: {} }
  const codes = new Map<string, { nonce: string | null; challenge: string; redirectUri: string }>()
  let address = ''

  const token = (nonce: string | null) => {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: address,
      aud: clientId,
      iat: now,
      exp: now + 300,
      nonce,
      ...state.claims,
      ...state.forged,
    }
    const head = encode({ alg: 'ES256', typ: 'JWT', kid: 'one' })
    const body = `${head}.${encode(claims)}`
    const { privateKey } = pairs[state.wrongKey ? 1 : 0]!
    const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${body}.${signature.toString('base64url')}`
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', address)
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
    }
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer: address,
        authorization_endpoint: `${address}/authorize`,
        token_endpoint: `${address}/token`,
        jwks_uri: `${address}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        code_challenge_methods_supported: ['S256'],
      })
    }
    if (url.pathname === '/keys') {
      const key = pairs[0]!.publicKey.export({ format: 'jwk' })
      return json({ keys: [{ ...key, kid: 'one', alg: 'ES256', use: 'sig' }] })
    }
    if (url.pathname === '/authorize') {
      const asked = url.searchParams
      const back = new URL(asked.get('redirect_uri')!)
      back.searchParams.set('state', asked.get('state') ?? '')
      if (state.error) back.searchParams.set('error', state.error)
      else {
        const code = randomUUID()
        codes.set(code, {
          nonce: asked.get('nonce'),
          challenge: asked.get('code_challenge') ?? '',
          redirectUri: asked.get('redirect_uri')!,
        })
        back.searchParams.set('code', code)
      }
      return response.writeHead(302, { Location: back.href }).end()
    }
    if (url.pathname === '/token') {
      let text = ''
      request.on('data', chunk => {
        text += chunk
      })
      request.on('end', () => {
        const form = new URLSearchParams(text)
        const known = codes.get(form.get('code') ?? '')
        codes.delete(form.get('code') ?? '')
        const verifier = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url')
        const good =
          known &&
          verifier === known.challenge &&
          form.get('redirect_uri') === known.redirectUri &&
          form.get('client_id') === clientId &&
          form.get('client_secret') === clientSecret
        if (!good) return json({ error: 'invalid_grant' }, 400)
        json({ access_token: randomUUID(), token_type: 'Bearer', id_token: token(known.nonce) })
      })
      return
    }
    json({ error: 'not_found' }, 404)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address,
    clientId,
    clientSecret,
    state,
    async visit(authorization) {
      const answer = await fetch(authorization, { redirect: 'manual' })
      return answer.headers.get('Location') ?? ''
    },
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
