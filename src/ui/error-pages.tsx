import type { Child } from 'hono/jsx'
import { ButtonLink } from './button/button.tsx'
import type { Language } from './i18n/language.ts'
import { publicText } from './i18n/public-text.ts'
import { t as staff } from './i18n/staff/problems.en.ts'
import { PlainPage } from './plain-page/plain-page.tsx'

export type ErrorPageProps = {
  readonly language?: Language | undefined
  /** Where to start again: the programme's page for the public, home for staff. */
  readonly start?: string | undefined
  /** Whose page this is, where that is known. */
  readonly owner?: string | undefined
}

/** 404: nothing is at this address. */
export function NotFoundPage(props: ErrorPageProps) {
  const t = publicText(props.language ?? 'en')
  return problem(props, t('problem.404'), <p>{t('problem.404-what')}</p>)
}

/** 404 or 410: a code or conversation that was, and is closed. */
export function ClosedPage(props: ErrorPageProps) {
  const t = publicText(props.language ?? 'en')
  return problem(props, t('problem.code-closed'), <p>{t('problem.code-closed-what')}</p>)
}

export type ForbiddenPageProps = ErrorPageProps & {
  /** The roles, with their article, any of which would do: "a lead", "an analyst". */
  readonly roles?: readonly string[] | undefined
  /** Who can give such a role. */
  readonly ask?: string | undefined
}

/** 403: a clear refusal. To staff it says which role would be needed and who can give it. */
export function ForbiddenPage(props: ForbiddenPageProps) {
  const t = publicText(props.language ?? 'en')
  const roles = props.roles ?? []
  const what =
    roles.length === 0 ? (
      <p>{t('problem.403-what')}</p>
    ) : (
      <>
        <p>{staff('problem.roles', { roles: staff.either(roles) })}</p>
        <p>{props.ask ? staff('problem.ask', { name: props.ask }) : staff('problem.ask-owner')}</p>
      </>
    )
  return problem(props, t('problem.403'), what)
}

/** 422: a form that could not be read at all. A field that is wrong is shown on its own form instead. */
export function UnreadablePage(props: ErrorPageProps) {
  const t = publicText(props.language ?? 'en')
  return problem(props, t('problem.422'), <p>{t('problem.422-what')}</p>)
}

/** 429: too many tries, and how long to wait. */
export function TooManyPage(props: ErrorPageProps & { readonly minutes: number }) {
  const t = publicText(props.language ?? 'en')
  return problem(props, t('problem.429'), <p>{t('problem.429-what', { count: props.minutes })}</p>)
}

/** 500: our fault. The reference is that of the log, and says nothing else. */
export function BrokenPage(props: ErrorPageProps & { readonly reference?: string | undefined }) {
  const t = publicText(props.language ?? 'en')
  return problem(
    props,
    t('problem.500'),
    <>
      <p>{t('problem.500-what')}</p>
      {props.reference ? <p>{t('problem.500-reference', { reference: props.reference })}</p> : null}
    </>,
  )
}

/** 503: closed for a short while. */
export function UnavailablePage(props: ErrorPageProps) {
  const t = publicText(props.language ?? 'en')
  return problem({ ...props, start: undefined }, t('problem.503'), <p>{t('problem.503-what')}</p>)
}

function problem(props: ErrorPageProps, heading: string, what: Child) {
  const t = publicText(props.language ?? 'en')
  return (
    <PlainPage title={heading} language={props.language} owner={props.owner}>
      <h1>{heading}</h1>
      {what}
      {props.start === undefined ? null : (
        <p>
          <ButtonLink href={props.start}>{t('problem.start')}</ButtonLink>
        </p>
      )}
    </PlainPage>
  )
}
