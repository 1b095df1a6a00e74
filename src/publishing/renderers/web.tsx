import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Leaf } from '../../ui/icon/leaf.tsx'
import { stylesheetFor } from '../../ui/stylesheet.ts'
import { contentsOf, type Document } from '../document.ts'
import { byline } from './byline.ts'
import { type MarginNote, rowsOf } from './margin-notes.ts'
import { sourceLines } from './source-lines.ts'
import { BlockBody } from './web-blocks.tsx'
import { type WebContext, webContext } from './web-context.ts'
import { Paragraphs } from './web-inline.tsx'

/** Where staff open what a figure, a quote or a finding rests on; null where it cannot be opened. */
export type EvidenceLinks = (id: string) => string | null

/**
 * The document for a page of the site: title, contents and body. It goes straight into the page's `main`, which
 * gives language and direction; its rules are the `document` component's.
 */
export function EmbeddedDocument(props: {
  readonly document: Document
  readonly evidence?: EvidenceLinks
}): JSX.Element {
  const context = webContext(props.document, { standalone: false, evidence: props.evidence })
  return <DocumentBody context={context} />
}

/**
 * The document as one HTML file that needs nothing else: no script, no font, no request to anywhere.
 */
export function standalonePage(given: Document): string {
  const context = webContext(given, { standalone: true })
  const { document } = context
  const body = (
    <>
      <a class="document__skip" href="#report">
        {context.labels.skip}
      </a>
      <header class="document__band">
        <p>
          <Leaf />
          {document.organisation}
        </p>
      </header>
      <main id="report" tabindex={-1}>
        <DocumentBody context={context} />
      </main>
      <Footer context={context} />
    </>
  )
  const markup = String(body)
  const page = (
    <html lang={document.language} dir={document.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{document.title}</title>
        <meta name="description" content={document.description} />
        <meta name="author" content={document.organisation} />
        <style>{raw(stylesheetFor(markup).css)}</style>
      </head>
      <body>{raw(markup)}</body>
    </html>
  )
  return `<!doctype html>\n${page}\n`
}

function DocumentBody({ context }: { readonly context: WebContext }) {
  return (
    <article class="document">
      <Title context={context} />
      <div class="document__layout">
        <Contents context={context} />
        <div class="document__flow">
          {rowsOf(context.document, context.labels).map(row => (
            <div class="document__row">
              <div class="document__body">
                {row.block !== null && <BlockBody block={row.block} context={context} />}
              </div>
              {row.notes.length > 0 && (
                <div class="document__margin">
                  {row.notes.map(note => (
                    <Note note={note} context={context} />
                  ))}
                </div>
              )}
            </div>
          ))}
          <Sources context={context} />
        </div>
      </div>
    </article>
  )
}

function Title({ context }: { readonly context: WebContext }) {
  const { document, labels } = context
  return (
    <header class="document__title">
      <h1 class={document.titleIsQuote ? 'document__words' : undefined}>{document.title}</h1>
      {document.subtitle !== null && <p class="document__lead">{document.subtitle}</p>}
      <p class="document__small">{byline(document, labels)}</p>
    </header>
  )
}

function Contents({ context }: { readonly context: WebContext }) {
  const entries = contentsOf(context.document)
  if (entries.length < 2) return <div class="document__contents" />
  return (
    <nav class="document__contents" aria-label={context.labels.contents}>
      <details>
        <summary>{context.labels.contents}</summary>
        <ul>
          {entries.map(entry => (
            <li class={entry.depth === 3 ? 'document__inset' : undefined}>
              <a href={`#${entry.id}`}>{entry.text}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

function Note({ note, context }: { readonly note: MarginNote; readonly context: WebContext }) {
  const evidence = note.evidence === null ? null : context.evidence(note.evidence)
  return (
    <div class="document__note" role="note">
      <p class="document__note-title">{note.title}</p>
      <Paragraphs lines={note.text} context={context} />
      {evidence !== null && (
        <p>
          <a href={evidence}>{context.labels.seeTheEvidence}</a>
        </p>
      )}
    </div>
  )
}

function Sources({ context }: { readonly context: WebContext }) {
  const lines = sourceLines(context.document)
  if (lines.length === 0) return null
  return (
    <div class="document__row">
      <div class="document__body">
        <h2>{context.labels.attribution}</h2>
        <Paragraphs lines={lines} context={context} />
      </div>
    </div>
  )
}

function Footer({ context }: { readonly context: WebContext }) {
  const { document, labels } = context
  return (
    <footer class="document__foot">
      <p>
        {document.title}. {labels.publishedBy(document.organisation, document.partners.length)},{' '}
        {context.date(document.lastChanged ?? document.date)}.
      </p>
    </footer>
  )
}
