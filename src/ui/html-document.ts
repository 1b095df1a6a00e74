import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { leafIcon } from './assets.ts'
import { type Language, languageFacts } from './i18n/language.ts'
import { island } from './island.ts'

export type HtmlDocument = {
  readonly language: Language
  /** The whole title, error prefix and names included. */
  readonly title: string
  readonly description?: string | undefined
  /** Rules to stand in the page, or the address of a stylesheet. */
  readonly style: { readonly css: string } | { readonly href: string }
  /** Colour of a phone's browser frame, `#rrggbb`. */
  readonly themeColour: string
  /** Kept out of search engines: anything personal or behind a sign-in. */
  readonly unlisted?: boolean | undefined
  /**
   * Seconds after which the page loads again, in browsers without JavaScript only. Never where somebody may be
   * typing: what they typed would be lost.
   */
  readonly refresh?: number | undefined
  /** Addresses of module scripts; nearly every page has none. */
  readonly scripts?: readonly string[] | undefined
  /** The class of the body. */
  readonly kind: string
  readonly body: HtmlEscapedString | string
}

/**
 * The outermost HTML of every page. The referrer policy is `same-origin`, not `no-referrer`: under the latter
 * browsers send `Origin: null` with a form, and the check against cross-site posts would refuse people.
 */
export function htmlDocument(page: HtmlDocument): HtmlEscapedString {
  const style =
    'css' in page.style
      ? `<style>${page.style.css}</style>`
      : `<link rel="stylesheet" href="${page.style.href}">`
  // What is marked is followed: a page cannot forget the script for it. Text in a page has no such quotation mark.
  const follow = String(page.body).includes(' data-follow="') ? [island('follow').address] : []
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="same-origin">',
    `<meta name="theme-color" content="${page.themeColour}">`,
    page.unlisted ? '<meta name="robots" content="noindex">' : '',
    `<link rel="icon" href="${leafIcon.address}" type="image/svg+xml">`,
    style,
    page.refresh ? `<noscript><meta http-equiv="refresh" content="${page.refresh}"></noscript>` : '',
    ...[...(page.scripts ?? []), ...follow].map(
      address => `<script type="module" src="${address}"></script>`,
    ),
  ].join('')
  const description = page.description ? html`<meta name="description" content="${page.description}">` : ''
  // Every part is sync, so html`` gives a string here and not a promise.
  return html`<!DOCTYPE html><html lang="${page.language}" dir="${languageFacts[page.language].direction}"><head>${raw(head)}<title>${page.title}</title>${description}</head><body class="${page.kind}">${raw(page.body)}</body></html>` as HtmlEscapedString
}
