import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { PlainPage } from '../../ui/layout.tsx'
import type { Organisation } from '../organisations/organisation.ts'
import { signInLinkMinutes } from './account.ts'

export function ConfirmEmailPage(props: { readonly organisation: Organisation; readonly email: string }) {
  const organisation = props.organisation.name
  return (
    <PlainPage title={t('email.title')} owner={organisation}>
      <h1>{t('email.title')}</h1>
      <p>{t('email.text', { organisation, email: props.email })}</p>
      <form method="post">
        <Button>{t('email.button')}</Button>
      </form>
    </PlainPage>
  )
}

export function SpentEmailPage({ organisation }: { readonly organisation: Organisation }) {
  return (
    <PlainPage title={t('email.spent.title')} owner={organisation.name}>
      <h1>{t('email.spent.title')}</h1>
      <p>{t('email.spent.text', { minutes: signInLinkMinutes })}</p>
      <ButtonLink href={`/o/${organisation.slug}/account`}>{t('email.spent.button')}</ButtonLink>
    </PlainPage>
  )
}
