import type { PropsWithChildren } from 'hono/jsx'
import { BackLink } from '../back-link/back-link.tsx'
import { Help, type HelpProps } from '../help/help.tsx'
import { htmlDocument } from '../html-document.ts'
import { type Language, languageFacts } from '../i18n/language.ts'
import { LanguageContext, publicText } from '../i18n/public-text.ts'
import { Leaf } from '../icon/leaf.tsx'
import { partnerColours } from '../partner-colours.ts'
import { stylesheetFor } from '../stylesheet.ts'

export type PublicPageProps = {
  readonly language: Language
  /** What this page is, as its heading says it. */
  readonly title: string
  readonly programme?:
    | {
        readonly name: string
        readonly href?: string | undefined
        /** "Alder Trust and partners" */
        readonly partners?: string | undefined
        /** The partners' colour as `#rrggbb`, for band and links. */
        readonly colour?: string | undefined
      }
    | undefined
  /** The same page in the languages that are live, this one among them. */
  readonly languages?: readonly { readonly language: Language; readonly href: string }[] | undefined
  readonly help: HelpProps
  readonly back?: string | undefined
  readonly description?: string | undefined
  /** True when the page says what to put right: the title begins with "Error:". */
  readonly error?: boolean | undefined
  /** Where "Leave quickly" goes: somewhere that says nothing. */
  readonly leave?: string | undefined
  readonly unlisted?: boolean | undefined
  readonly refresh?: number | undefined
}

/**
 * A page for people who take part, complete in one answer: its rules stand inside. Children must be synchronous.
 */
export function PublicPage(props: PropsWithChildren<PublicPageProps>) {
  const t = publicText(props.language)
  const colours = partnerColours(props.programme?.colour)
  const body = String(
    <LanguageContext.Provider value={props.language}>
      <a class="skip-link" href="#main">
        {t('page.skip')}
      </a>
      <Band {...props} />
      <Languages {...props} />
      <main class="public-page__main public-page__inner" id="main" tabindex={-1}>
        {props.back === undefined ? null : <BackLink href={props.back} />}
        {props.children}
      </main>
      <Help {...props.help} />
    </LanguageContext.Provider>,
  )
  const title = [props.title, props.programme?.name].filter(Boolean).join(' – ')
  return htmlDocument({
    language: props.language,
    title: props.error ? `${t('page.error-prefix')}: ${title}` : title,
    description: props.description,
    style: stylesheetFor(`${body} class="public-page"`, colours),
    themeColour: colours.band,
    unlisted: props.unlisted,
    refresh: props.refresh,
    kind: 'public-page',
    body,
  })
}

function Band(props: PublicPageProps) {
  const t = publicText(props.language)
  const { programme } = props
  const name = (
    <>
      <b>{programme?.name ?? 'Rowan'}</b>
      {programme?.partners}
    </>
  )
  return (
    <header class="public-page__band">
      <div class="public-page__inner">
        <Leaf />
        <p class="public-page__name">{programme?.href ? <a href={programme.href}>{name}</a> : name}</p>
        <a
          class="public-page__leave"
          href={props.leave ?? 'https://www.bbc.co.uk/weather'}
          rel="noreferrer nofollow"
        >
          {t('page.leave')}
        </a>
      </div>
    </header>
  )
}

function Languages(props: PublicPageProps) {
  const t = publicText(props.language)
  if (!props.languages || props.languages.length < 2) return null
  return (
    <nav class="public-page__nav" aria-label={t('page.languages')} id="languages" tabindex={-1}>
      <ul class="public-page__languages">
        {props.languages.map(({ language, href }) => (
          <li>
            <a
              href={href}
              lang={language}
              hreflang={language}
              dir={languageFacts[language].direction}
              aria-current={language === props.language ? 'true' : undefined}
            >
              {languageFacts[language].name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
