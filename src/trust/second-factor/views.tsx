import type { FieldError } from '../../platform/http/form.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/sign-in.en.ts'
import { PlainPage } from '../../ui/layout.tsx'
import { QrCode } from '../../ui/qr-code/qr-code.tsx'
import type { Organisation } from '../organisations/organisation.ts'
import type { CodeRefusal, SecretToSetUp } from './check-code.ts'

type PageProps = {
  readonly organisation: Organisation
  /** Where to go afterwards. */
  readonly to: string | undefined
  readonly errors?: readonly FieldError[]
}

/** Asks for a code of the second factor. */
export function SecondFactorPage({ organisation, to, errors = [] }: PageProps) {
  const home = `/o/${organisation.slug}`
  return (
    <PlainPage title={t('second.title')} owner={organisation.name} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={t('sign-in.summary')} kept={null} />
      <h1>{t('second.title')}</h1>
      <p>{t('second.text', { organisation: organisation.name })}</p>
      <form method="post" action={`${home}/sign-in/second-factor`} novalidate>
        <CodeField label={t('second.code')} hint={t('second.hint')} errors={errors} />
        <To to={to} />
        <Button>{t('second.button')}</Button>
      </form>
      <h2>{t('second.lost.title')}</h2>
      <p>{t('second.lost', { organisation: organisation.name })}</p>
      <form method="post" action={`${home}/sign-out`}>
        <Button kind="link">{t('second.sign-out')}</Button>
      </form>
    </PlainPage>
  )
}

/** The key for an authenticator app, and the first code to confirm it. */
export function SetUpPage(props: PageProps & { readonly secret: SecretToSetUp; readonly asked: boolean }) {
  const { organisation, to, errors = [], secret } = props
  return (
    <PlainPage title={t('set-up.title')} owner={organisation.name} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={t('sign-in.summary')} kept={null} />
      <h1>{t('set-up.title')}</h1>
      {props.asked ? <p>{t('set-up.asked', { organisation: organisation.name })}</p> : null}
      <p>{t('set-up.why')}</p>
      <p>{t('set-up.passkey')}</p>
      <h2>{t('set-up.step-1')}</h2>
      <QrCode text={secret.uri} label={t('set-up.qr')} />
      <p>
        {t('set-up.typed')} <code>{secret.typed}</code>
      </p>
      <h2>{t('set-up.step-2')}</h2>
      <form method="post" action={`/o/${organisation.slug}/sign-in/second-factor/set-up`} novalidate>
        <CodeField label={t('set-up.code')} errors={errors} />
        <To to={to} />
        <Button>{t('set-up.button')}</Button>
      </form>
    </PlainPage>
  )
}

/** The recovery codes, the only time that they are shown. */
export function RecoveryCodesPage(props: {
  readonly organisation: Organisation
  readonly codes: readonly string[]
  readonly to: string
}) {
  return (
    <PlainPage title={t('codes.title')} owner={props.organisation.name}>
      <h1>{t('codes.title')}</h1>
      <p>{t('codes.text')}</p>
      <ul>
        {props.codes.map(code => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>{t('codes.keep')}</p>
      <ButtonLink href={props.to}>{t('codes.button')}</ButtonLink>
    </PlainPage>
  )
}

/** What to tell someone whose code was not taken. */
export function codeError(refusal: CodeRefusal, wrong: string): FieldError {
  const message =
    refusal.why === 'locked' ? t('second.locked', { time: t.date(refusal.until, 'time') }) : wrong
  return { field: 'code', message }
}

function CodeField(props: {
  readonly label: string
  readonly hint?: string
  readonly errors: readonly FieldError[]
}) {
  return (
    <TextField
      name="code"
      label={props.label}
      hint={props.hint}
      width="medium"
      autocomplete="one-time-code"
      spellcheck={false}
      error={props.errors[0]?.message}
    />
  )
}

function To({ to }: { readonly to: string | undefined }) {
  return to ? <input type="hidden" name="to" value={to} /> : null
}
