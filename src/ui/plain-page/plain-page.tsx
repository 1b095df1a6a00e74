import type { PropsWithChildren } from 'hono/jsx'
import { BackLink } from '../back-link/back-link.tsx'
import { htmlDocument } from '../html-document.ts'
import type { Language } from '../i18n/language.ts'
import { LanguageContext, publicText } from '../i18n/public-text.ts'
import { Leaf } from '../icon/leaf.tsx'
import { rowanColours } from '../partner-colours.ts'
import { stylesheetFor } from '../stylesheet.ts'

export type PlainPageProps = {
  readonly title: string
  readonly language?: Language | undefined
  /** Whose page this is: the organisation at sign-in, else Rowan. */
  readonly owner?: string | undefined
  readonly back?: string | undefined
  readonly error?: boolean | undefined
  /** Addresses of module scripts. The page works without them. */
  readonly scripts?: readonly string[] | undefined
}

/** A page with one thing on it and no way to lose it: sign-in, errors. Needs nothing else to be working. */
export function PlainPage(props: PropsWithChildren<PlainPageProps>) {
  const language = props.language ?? 'en'
  const t = publicText(language)
  const body = String(
    <LanguageContext.Provider value={language}>
      <a class="skip-link" href="#main">
        {t('page.skip')}
      </a>
      <header class="plain-page__header">
        <Leaf />
        <p>{props.owner ?? 'Rowan'}</p>
      </header>
      <main class="plain-page__main" id="main" tabindex={-1}>
        {props.back === undefined ? null : <BackLink href={props.back} />}
        {props.children}
      </main>
    </LanguageContext.Provider>,
  )
  const title = [props.title, props.owner ?? 'Rowan'].join(' – ')
  return htmlDocument({
    language,
    title: props.error ? `${t('page.error-prefix')}: ${title}` : title,
    style: stylesheetFor(`${body} class="plain-page"`, rowanColours),
    themeColour: '#ffffff',
    unlisted: true,
    scripts: props.scripts,
    kind: 'plain-page',
    body,
  })
}
