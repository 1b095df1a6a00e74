import type { Child } from 'hono/jsx'
import { ButtonLink } from './button/button.tsx'
import type { Language } from './i18n/language.ts'
import { publicText } from './i18n/public-text.ts'
import { PlainPage } from './plain-page/plain-page.tsx'

export type ErrorPageProps = { readonly language: Language }

/** 403: a form that was sent from another site. */
export function ElsewherePage({ language }: ErrorPageProps) {
  const t = publicText(language)
  return problem(language, t('problem.elsewhere'), t('problem.elsewhere-what'))
}

/** 404: nothing is at this address. */
export function NotFoundPage({ language }: ErrorPageProps) {
  const t = publicText(language)
  return problem(language, t('problem.404'), t('problem.404-what'))
}

/** 413: more than is read at once. */
export function TooMuchPage({ language }: ErrorPageProps) {
  const t = publicText(language)
  return problem(language, t('problem.413'), t('problem.413-what'))
}

/** 422: a form that could not be read at all. A field that is wrong is shown on its own form instead. */
export function UnreadablePage({ language }: ErrorPageProps) {
  const t = publicText(language)
  return problem(language, t('problem.422'), t('problem.422-what'))
}

/** 429: too many tries, and how long to wait. */
export function TooManyPage({ language, minutes }: ErrorPageProps & { readonly minutes: number }) {
  const t = publicText(language)
  return problem(language, t('problem.429'), t('problem.429-what', { count: minutes }))
}

/** 500: our fault. */
export function BrokenPage({ language }: ErrorPageProps) {
  const t = publicText(language)
  return problem(language, t('problem.500'), t('problem.500-what'))
}

function problem(language: Language, heading: string, what: Child) {
  const t = publicText(language)
  return (
    <PlainPage title={heading} language={language} error>
      <h1>{heading}</h1>
      <p>{what}</p>
      <p>
        <ButtonLink kind="outlined" href={language === 'en' ? '/' : `/?language=${language}`}>
          {t('problem.start')}
        </ButtonLink>
      </p>
    </PlainPage>
  )
}
