import { z } from 'zod'
import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import {
  entraIssuerOf,
  entraTenant,
  issuerAddress,
  mailDomains,
  type Provider,
  tenantId,
} from './provider.ts'

/** The form of a provider, as it is typed. */
export type ProviderFields = Readonly<
  Record<'kind' | 'tenant' | 'issuer' | 'label' | 'client' | 'admits' | 'domains' | 'second_factor', string>
>

/** What a provider's form says once it can be kept; the secret is empty where the old one stays. */
export type ProviderWanted = Omit<Provider, 'id'> & { readonly secret: string }

const form = z.object({
  kind: z.enum(['entra', 'other'], t('provider.missing-kind')),
  label: z.string().trim().min(1, t('provider.missing-label')).max(60),
  client: z.string().trim().min(1, t('provider.missing-client')).max(200),
  secret: z.string().trim().max(1000),
  admits: z.enum(['known', 'domains'], t('provider.missing-admits')),
})

/** Reads the form. A secret is needed where `secretKept` is false. */
export function readProviderForm(
  fields: FormFields,
  secretKept: boolean,
):
  | { readonly ok: true; readonly value: ProviderWanted }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const typed = { ...typedProvider(fields), secret: fieldText(fields, 'secret') }
  const entra = typed.kind === 'entra'
  const parts = form.safeParse(typed)
  // What belongs to a choice is asked for only where it was chosen.
  const place = entra ? tenantId.safeParse(typed.tenant) : issuerAddress.safeParse(typed.issuer)
  const domains = mailDomains.safeParse(typed.admits === 'domains' ? typed.domains : '')
  const errors: FieldError[] = [
    ...(typed.kind === '' ? [] : errorsOf(place, entra ? 'tenant' : 'issuer')),
    ...errorsOf(parts),
    ...(secretKept || typed.secret.trim() !== ''
      ? []
      : [{ field: 'secret', message: t('provider.missing-secret') }]),
    ...errorsOf(domains, 'domains'),
    ...(typed.admits === 'domains' && domains.data?.length === 0
      ? [{ field: 'domains', message: t('provider.missing-domain') }]
      : []),
  ]
  if (errors.length > 0 || !parts.success || !place.success || !domains.success) return { ok: false, errors }
  const { label, client, secret, admits } = parts.data
  return {
    ok: true,
    value: {
      label,
      issuer: entra ? entraIssuerOf(place.data) : place.data,
      clientId: client,
      secret,
      admits,
      domains: domains.data,
      secondFactorThere: typed.second_factor === 'there',
    },
  }
}

function errorsOf(result: z.ZodSafeParseResult<unknown>, field?: string): FieldError[] {
  return (result.error?.issues ?? []).map(({ path, message }) => ({
    field: field ?? path.join('.'),
    message,
  }))
}

/** What was typed, but for the secret, which is never sent back. */
export function typedProvider(fields: FormFields): ProviderFields {
  const text = (name: string) => fieldText(fields, name)
  return {
    kind: text('kind'),
    tenant: text('tenant'),
    issuer: text('issuer'),
    label: text('label'),
    client: text('client'),
    admits: text('admits'),
    domains: text('domains'),
    second_factor: text('second_factor'),
  }
}

/** A kept provider as the form shows it. */
export function fieldsOfProvider(provider: Provider): ProviderFields {
  const tenant = entraTenant(provider.issuer)
  return {
    kind: tenant ? 'entra' : 'other',
    tenant: tenant ?? '',
    issuer: tenant ? '' : provider.issuer,
    label: provider.label,
    client: provider.clientId,
    admits: provider.admits,
    domains: provider.domains.join('\n'),
    second_factor: provider.secondFactorThere ? 'there' : '',
  }
}
