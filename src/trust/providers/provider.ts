import { z } from 'zod'
import type { Id } from '../../platform/ids.ts'
import { emailAddress } from '../accounts/account.ts'

/** Somewhere that people of an organisation sign in already, spoken to by OpenID Connect. */
export type Provider = {
  readonly id: Id<'identity_provider'>
  /** As it stands on the button: "Sign in with …". */
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  /** `known`: only accounts that exist or are invited. `domains`: also new people with these mail domains. */
  readonly admits: 'known' | 'domains'
  readonly domains: readonly string[]
  /** Whether the provider itself asks for a second factor, so that we need not. */
  readonly secondFactorThere: boolean
}

/** Minutes from pressing the button until the way back must be reached. */
export const providerMinutes = 10

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An issuer: https, or this very machine. No query and no fragment (OpenID Connect Discovery 1.0, 3). */
export const issuerAddress = z
  .string()
  .trim()
  .refine(isIssuer, 'Enter the issuer’s address, beginning with https://.')
  .transform(text => text.replace(/\/+$/, ''))

function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.search || url.hash || url.username) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))
}

const entraIssuer = /^https:\/\/login\.microsoftonline\.com\/([0-9a-f-]{36})\/v2\.0$/

/** The issuer of a Microsoft Entra ID tenant. */
export function entraIssuerOf(tenant: string): string {
  return `https://login.microsoftonline.com/${tenant}/v2.0`
}

/** The tenant of an Entra issuer, or undefined for any other issuer. */
export function entraTenant(issuer: string): string | undefined {
  return entraIssuer.exec(issuer)?.[1]
}

export const tenantId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'Enter the directory (tenant) ID, such as 72f988bf-86f1-41af-91ab-2d7cd011db47.',
  )

const mailDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** Mail domains, one a line or divided by commas. */
export const mailDomains = z
  .string()
  .toLowerCase()
  .transform(text => [...new Set(text.split(/[\s,;]+/).map(each => each.replace(/^@/, '')))].filter(Boolean))
  .refine(
    domains => domains.every(domain => mailDomain.test(domain)),
    'Enter mail domains such as “example.org”, one a line.',
  )

/** What a provider says of the person, as far as we read it. */
export type Claims = {
  readonly sub: string
  readonly email?: unknown
  readonly email_verified?: unknown
  readonly preferred_username?: unknown
  readonly xms_edov?: unknown
  readonly name?: unknown
}

/**
 * The mail address that the provider vouches for. Entra ID sends no `email_verified`, and its `email` may be
 * anything that an administrator typed: there the sign-in name counts, whose domain the tenant has proven to
 * own, unless `xms_edov` says that the address's owner was checked
 * (Microsoft identity platform, "Migrate away from using email claims for user identification").
 */
export function vouchedEmail(issuer: string, claims: Claims): string | undefined {
  const isTrue = (value: unknown) => value === true || value === 'true' || value === 1 || value === '1'
  const entra = entraTenant(issuer) !== undefined
  const vouched = isTrue(claims.email_verified) || (entra && isTrue(claims.xms_edov))
  return emailAddress.safeParse(vouched ? claims.email : entra ? claims.preferred_username : undefined).data
}

/** Whether the provider may bring someone new with this address. */
export function admitsNew(provider: Pick<Provider, 'admits' | 'domains'>, email: string): boolean {
  return provider.admits === 'domains' && provider.domains.includes(email.slice(email.lastIndexOf('@') + 1))
}
