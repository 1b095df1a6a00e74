import type { Child, PropsWithChildren } from 'hono/jsx'
import { workspaceStyles } from '../assets.ts'
import { BackLink } from '../back-link/back-link.tsx'
import { Button } from '../button/button.tsx'
import { htmlDocument } from '../html-document.ts'
import { LanguageContext } from '../i18n/public-text.ts'
import { t } from '../i18n/staff/shell.en.ts'
import { Leaf } from '../icon/leaf.tsx'
import { Notice, type Undo } from '../notice/notice.tsx'

/** The arc of the work, in the order of the top navigation. */
export const sections = ['home', 'reach', 'listen', 'understand', 'act', 'show', 'connect'] as const
export type Section = (typeof sections)[number]

export type StaffPageProps = {
  /** What this page is, as its heading says it. */
  readonly title: string
  readonly programme?: { readonly name: string; readonly href: string } | undefined
  /** Where each section is. One without an address is left out. */
  readonly nav?: Readonly<Partial<Record<Section, string>>> | undefined
  readonly current?: Section | undefined
  /** Searches by GET, sending `q`. */
  readonly find?: { readonly action: string } | undefined
  readonly account?:
    | {
        readonly name: string
        readonly links?: readonly { readonly label: string; readonly href: string }[] | undefined
        /** Posts here to sign out. */
        readonly signOut: string
      }
    | undefined
  /** The way here, ending with this page, which has no address. */
  readonly breadcrumbs?: readonly { readonly label: string; readonly href?: string | undefined }[] | undefined
  readonly back?: { readonly href: string; readonly label?: string | undefined } | undefined
  /** What just happened, with a way to undo it. */
  readonly notice?: { readonly text: Child; readonly undo?: Undo | undefined } | undefined
  readonly error?: boolean | undefined
  /** `wide` for overviews and tables, `reading` for text with an aside, `narrow` for forms. */
  readonly width?: 'wide' | 'reading' | 'narrow' | undefined
  readonly scripts?: readonly string[] | undefined
  /** Where skip links, notices and padding would be in the way: the page draws its own main part. */
  readonly bare?: boolean | undefined
}

/** A page of the workspace: English, one cached stylesheet. Children must be synchronous. */
export function StaffPage(props: PropsWithChildren<StaffPageProps>) {
  const width = props.width ?? 'wide'
  const body = String(
    <LanguageContext.Provider value="en">
      <a class="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <Header {...props} />
      {props.bare ? (
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
      ) : (
        <main class={`staff-page__main staff-page__main--${width}`} id="main" tabindex={-1}>
          <Way {...props} />
          {props.notice ? (
            <Notice kind="done" undo={props.notice.undo}>
              {props.notice.text}
            </Notice>
          ) : null}
          {props.children}
        </main>
      )}
    </LanguageContext.Provider>,
  )
  const title = [props.title, props.programme?.name, t('shell.rowan')].filter(Boolean).join(' – ')
  return htmlDocument({
    language: 'en',
    title: props.error ? `${t('shell.error')}: ${title}` : title,
    style: { href: workspaceStyles.address },
    themeColour: '#ffffff',
    unlisted: true,
    scripts: props.scripts,
    kind: 'staff-page',
    body,
  })
}

function Header(props: StaffPageProps) {
  return (
    <header class="staff-page__header">
      <a class="staff-page__name" href={props.programme?.href ?? '/'}>
        <Leaf />
        <span>{props.programme?.name ?? t('shell.rowan')}</span>
      </a>
      {props.nav ? (
        <nav class="staff-page__nav" aria-label={t('shell.sections')}>
          <ul class="staff-page__sections">
            {sections.map(section => {
              const href = props.nav?.[section]
              if (href === undefined) return null
              return (
                <li>
                  <a href={href} aria-current={section === props.current ? 'page' : undefined}>
                    {t(`shell.${section}`)}
                  </a>
                </li>
              )
            })}
          </ul>
        </nav>
      ) : null}
      {props.find ? (
        <search class="staff-page__find" aria-label={t('shell.find-label')}>
          <form method="get" action={props.find.action}>
            <label class="hidden" for="find">
              {t('shell.find-label')}
            </label>
            <input id="find" name="q" type="search" placeholder={t('shell.find')} />
          </form>
        </search>
      ) : null}
      {props.account ? <Account account={props.account} /> : null}
    </header>
  )
}

function Account(props: { readonly account: NonNullable<StaffPageProps['account']> }) {
  const { account } = props
  return (
    <details class="staff-page__account">
      <summary>
        {initials(account.name)}
        <span class="hidden"> {t('shell.account', { name: account.name })}</span>
      </summary>
      <div>
        <b>{account.name}</b>
        {(account.links ?? []).map(link => (
          <a href={link.href}>{link.label}</a>
        ))}
        <form method="post" action={account.signOut}>
          <Button kind="link">{t('shell.sign-out')}</Button>
        </form>
      </div>
    </details>
  )
}

function Way(props: StaffPageProps) {
  if (props.back) return <BackLink href={props.back.href}>{props.back.label}</BackLink>
  if (!props.breadcrumbs || props.breadcrumbs.length === 0) return null
  return (
    <nav aria-label={t('shell.where')}>
      <ol class="staff-page__crumbs">
        {props.breadcrumbs.map(crumb => (
          <li>
            {crumb.href === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={crumb.href}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** "Mairi Ross" is MR; "Mairi" is M. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.map(word => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}
