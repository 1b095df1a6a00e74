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

const form = z
  .object({
    kind: z.enum(['entra', 'other'], t('provider.missing-kind')),
    tenant: z.string(),
    issuer: z.string(),
    label: z.string().trim().min(1, t('provider.missing-label')).max(60),
    client: z.string().trim().min(1, t('provider.missing-client')).max(200),
    secret: z.string().trim().max(1000),
    admits: z.enum(['known', 'domains'], t('provider.missing-admits')),
    domains: mailDomains,
    second_factor: z.string(),
  })
  .transform((fields, context): ProviderWanted => {
    const read =
      fields.kind === 'entra' ? tenantId.safeParse(fields.tenant) : issuerAddress.safeParse(fields.issuer)
    if (!read.success) {
      const path = [fields.kind === 'entra' ? 'tenant' : 'issuer']
      context.addIssue({ code: 'custom', path, message: read.error.issues[0]!.message })
    }
    if (fields.admits === 'domains' && fields.domains.length === 0) {
      context.addIssue({ code: 'custom', path: ['domains'], message: t('provider.missing-domain') })
    }
    const named = read.data ?? ''
    return {
      label: fields.label,
      issuer: fields.kind === 'entra' ? entraIssuerOf(named) : named,
      clientId: fields.client,
      secret: fields.secret,
      admits: fields.admits,
      domains: fields.admits === 'domains' ? fields.domains : [],
      secondFactorThere: fields.second_factor === 'there',
    }
  })

/** Reads the form. A secret is needed where `secretKept` is false. */
export function readProviderForm(
  fields: FormFields,
  secretKept: boolean,
):
  | { readonly ok: true; readonly value: ProviderWanted }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const typed = { ...typedProvider(fields), secret: fieldText(fields, 'secret') }
  const result = form.safeParse(typed)
  const errors = (result.error?.issues ?? []).map(({ path, message }) => ({ field: path.join('.'), message }))
  if (!secretKept && typed.secret.trim() === '')
    errors.push({ field: 'secret', message: t('provider.missing-secret') })
  return result.success && errors.length === 0 ? { ok: true, value: result.data } : { ok: false, errors }
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
