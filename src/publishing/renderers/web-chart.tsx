import type { BlockOf } from '../document.ts'
import { type Bar, barsOf, chartTable, protectionNote } from '../document-counts.ts'
import type { WebContext } from './web-context.ts'
import { hued } from './web-hue.ts'
import { Link, OpenNumber } from './web-inline.tsx'
import { DataTable } from './web-table.tsx'

/**
 * Bars as lines of real text with a drawn bar in each, so that they read without a picture, fold for a phone
 * and need no style attribute. The longest bar takes four fifths, which leaves room for its figure.
 */
export function Chart({
  block,
  context,
}: {
  readonly block: BlockOf<'chart'>
  readonly context: WebContext
}) {
  const { language } = context.document
  return (
    <figure class="document__chart" id={block.id} aria-label={block.alternative}>
      <figcaption>{block.sentence}</figcaption>
      <ul>
        {barsOf(block.counts, language).map(bar => (
          <li class={hued(bar.length === 1 ? 'document__lead-bar' : 'document__bar-row', bar.hue)}>
            <span class="document__bar-label">{bar.label} </span>
            <span class="document__bar-track">
              <BarBody bar={bar} block={block} context={context} />
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{context.labels.showTheNumbers}</summary>
        <div class="document__table">
          <DataTable {...chartTable(block.counts, language)} caption={block.sentence} />
        </div>
        <Protection block={block} context={context} />
      </details>
    </figure>
  )
}

function BarBody(props: {
  readonly bar: Bar
  readonly block: BlockOf<'chart'>
  readonly context: WebContext
}) {
  const { bar, context } = props
  const address = props.block.counts.fewAddress
  if (!bar.held) {
    return (
      <>
        <svg class="document__bar" width={`${(bar.length * 80).toFixed(1)}%`} aria-hidden="true">
          <rect width="100%" height="100%" />
        </svg>
        <span class="document__bar-value">
          <OpenNumber text={bar.value} of={bar.label} evidence={bar.evidence} context={context} />
        </span>
      </>
    )
  }
  return (
    <span class="document__held">
      {bar.value}
      {address !== null && (
        <>
          {'. '}
          <Link address={address} text={context.labels.readWhatTheySaid} context={context} />
        </>
      )}
    </span>
  )
}

function Protection(props: { readonly block: BlockOf<'chart'>; readonly context: WebContext }) {
  const note = protectionNote(props.block.counts, props.context.document.language)
  return note === null ? null : <p class="document__small">{note}</p>
}
