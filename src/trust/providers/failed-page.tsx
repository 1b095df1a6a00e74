import { ButtonLink } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/sign-in.en.ts'
import { PlainPage } from '../../ui/layout.tsx'
import type { Organisation } from '../organisations/organisation.ts'
import { providerMinutes } from './provider.ts'

export type FailedReason =
  | 'gone'
  | 'unreachable'
  | 'late'
  | 'refused'
  | 'answer'
  | 'no-email'
  | 'unknown'
  | 'closed'
  | 'other'

/** Why signing in with a provider did not work, and what to do. */
export function ProviderFailedPage(props: {
  readonly organisation: Organisation
  /** The provider's label. */
  readonly provider: string
  readonly why: FailedReason
  readonly email?: string | undefined
}) {
  const { organisation, provider } = props
  const title = t('provider.failed.title', { provider })
  return (
    <PlainPage title={title} owner={organisation.name}>
      <h1>{title}</h1>
      <p>{reason(props)}</p>
      <ButtonLink href={`/o/${organisation.slug}/sign-in`}>{t('provider.failed.button')}</ButtonLink>
    </PlainPage>
  )
}

function reason(props: Parameters<typeof ProviderFailedPage>[0]): string {
  const { provider, email = '' } = props
  const organisation = props.organisation.name
  switch (props.why) {
    case 'gone':
      return t('provider.failed.gone')
    case 'late':
      return t('provider.failed.late', { minutes: providerMinutes })
    case 'refused':
      return t('provider.failed.refused', { provider })
    case 'no-email':
      return t('provider.failed.no-email', { provider })
    case 'unreachable':
      return t('provider.failed.unreachable', { provider, organisation })
    case 'answer':
      return t('provider.failed.answer', { provider, organisation })
    case 'unknown':
      return t('provider.failed.unknown', { email, organisation })
    case 'closed':
      return t('provider.failed.closed', { email, organisation })
    case 'other':
      return t('provider.failed.other', { email, organisation, provider })
  }
}
