import { ButtonLink } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/sign-in.en.ts'
import { PlainPage } from '../../ui/layout.tsx'
import type { Organisation } from '../organisations/organisation.ts'
import type { PasskeyRefusal } from './ceremony.ts'

/** Why a passkey did not sign someone in. */
export function PasskeyRefusedPage(props: {
  readonly organisation: Organisation
  readonly why: PasskeyRefusal
}) {
  const { slug, name } = props.organisation
  return (
    <PlainPage title={t('passkey.refused.title')} owner={name}>
      <h1>{t('passkey.refused.title')}</h1>
      <p>{reason(props.why, name)}</p>
      <ButtonLink href={`/o/${slug}/sign-in`}>{t('passkey.back')}</ButtonLink>
    </PlainPage>
  )
}

function reason(why: PasskeyRefusal, organisation: string): string {
  switch (why) {
    case 'unknown':
      return t('passkey.refused.unknown', { organisation })
    case 'closed':
      return t('passkey.refused.closed', { organisation })
    case 'late':
      return t('passkey.refused.late')
    case 'wrong':
    case 'known already':
      return t('passkey.refused.wrong')
  }
}
