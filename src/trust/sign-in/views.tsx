import type { FieldError } from '../../platform/http/form.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/sign-in.en.ts'
import { island } from '../../ui/island.ts'
import { PlainPage } from '../../ui/layout.tsx'
import { signInLinkMinutes } from '../accounts/account.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'
import type { Provider } from '../providers/provider.ts'

type SignInProps = {
  readonly organisation: Organisation
  readonly providers: readonly Pick<Provider, 'id' | 'label'>[]
  /** The page they were on their way to. */
  readonly to?: string | undefined
  readonly email?: string
  readonly errors?: readonly FieldError[]
}

export function SignInPage({ organisation, providers, to, email, errors = [] }: SignInProps) {
  const here = `/o/${organisation.slug}/sign-in`
  return (
    <PlainPage
      title={t('sign-in.title')}
      owner={organisation.name}
      error={errors.length > 0}
      scripts={[island('passkey').address]}
    >
      <ErrorSummary errors={errors} heading={t('sign-in.summary')} kept={null} />
      <h1>{t('sign-in.title')}</h1>
      <p>{t('sign-in.intro', { organisation: organisation.name })}</p>
      <form method="post" action={here} novalidate>
        <TextField
          name="email"
          label={t('sign-in.email')}
          hint={t('sign-in.how')}
          type="email"
          autocomplete="email"
          value={email}
          error={errors[0]?.message}
        />
        <To to={to} />
        <Button>{t('sign-in.send')}</Button>
      </form>
      <h2>{t('sign-in.other-ways')}</h2>
      {providers.map(({ id, label }) => (
        <p>
          <ButtonLink kind="outlined" href={`${here}/with/${id}${to ? `?to=${encodeURIComponent(to)}` : ''}`}>
            {t('sign-in.with', { provider: label })}
          </ButtonLink>
        </p>
      ))}
      <PasskeyForm
        action={`${here}/passkey`}
        ceremony="get"
        texts={{
          needsScript: t('passkey.needs-script'),
          notHere: t('passkey.not-here'),
          stopped: t('passkey.stopped'),
        }}
      >
        <To to={to} />
        <Button kind="outlined">{t('passkey.sign-in')}</Button>
        <p class="small">{t('passkey.how')}</p>
      </PasskeyForm>
    </PlainPage>
  )
}

function To({ to }: { readonly to: string | undefined }) {
  return to ? <input type="hidden" name="to" value={to} /> : null
}

export function LinkSentPage({ organisation, email }: { organisation: Organisation; email: string }) {
  return (
    <PlainPage title={t('sign-in.sent.title')} owner={organisation.name}>
      <h1>{t('sign-in.sent.title')}</h1>
      <p>{t('sign-in.sent.text', { email, organisation: organisation.name, minutes: signInLinkMinutes })}</p>
      <p>{t('sign-in.sent.none', { organisation: organisation.name })}</p>
      <p>
        <a href={`/o/${organisation.slug}/sign-in`}>{t('sign-in.again')}</a>
      </p>
    </PlainPage>
  )
}

export function LinkPage({ organisation }: { organisation: Organisation }) {
  return (
    <PlainPage title={t('sign-in.title')} owner={organisation.name}>
      <h1>{t('sign-in.link.title', { organisation: organisation.name })}</h1>
      <p>{t('sign-in.link.text')}</p>
      <form method="post">
        <Button>{t('sign-in.link.button')}</Button>
      </form>
    </PlainPage>
  )
}

export function SpentLinkPage({ organisation }: { organisation: Organisation }) {
  return (
    <PlainPage title={t('sign-in.spent.title')} owner={organisation.name}>
      <h1>{t('sign-in.spent.title')}</h1>
      <p>{t('sign-in.spent.text', { minutes: signInLinkMinutes })}</p>
      <ButtonLink href={`/o/${organisation.slug}/sign-in`}>{t('sign-in.spent.button')}</ButtonLink>
    </PlainPage>
  )
}
