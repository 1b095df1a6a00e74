import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Block, BlockOf } from '../document.ts'
import { quoted } from '../document-labels.ts'
import { directionOf } from '../text-direction.ts'
import { recommendationTerms } from './recommendation-terms.ts'
import { Chart } from './web-chart.tsx'
import type { WebContext } from './web-context.ts'
import { GroupsTable } from './web-groups.tsx'
import { hued } from './web-hue.ts'
import { Paragraphs, Runs } from './web-inline.tsx'
import { CaptionedTable } from './web-table.tsx'

/** A block's own place in the column. An aside has none: it is all note. */
export function BlockBody({
  block,
  context,
}: {
  readonly block: Block
  readonly context: WebContext
}): JSX.Element | null {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />
    case 'paragraph':
      return (
        <p>
          <Runs line={block.text} context={context} />
        </p>
      )
    case 'finding':
      return <Finding block={block} context={context} />
    case 'quote':
      return <Quote block={block} context={context} />
    case 'chart':
      return <Chart block={block} context={context} />
    case 'counts':
      return <GroupsTable block={block} context={context} />
    case 'table':
      return <Table block={block} context={context} />
    case 'recommendation':
      return <Recommendation block={block} context={context} />
    case 'few-said':
      return <FewSaid block={block} context={context} />
    case 'list':
      return <List block={block} context={context} />
    case 'callout':
      return (
        <div class="document__callout">
          <p class="document__callout-title">{block.title}</p>
          <Paragraphs lines={block.text} context={context} />
        </div>
      )
    case 'steps':
      return (
        <ol class="document__steps">
          {block.items.map(item => (
            <li>
              <strong>{item.title}</strong>
              <p>
                <Runs line={item.text} context={context} />
              </p>
            </li>
          ))}
        </ol>
      )
    case 'colophon':
      return <Colophon block={block} context={context} />
    case 'page-break':
      return <div class="document__page-break" />
    case 'aside':
      return null
  }
}

function Heading({ block }: { readonly block: BlockOf<'heading'> }) {
  if (block.level === 2) return <h2 id={block.id}>{block.text}</h2>
  return block.level === 3 ? <h3 id={block.id}>{block.text}</h3> : <h4 id={block.id}>{block.text}</h4>
}

function Finding({ block, context }: { readonly block: BlockOf<'finding'>; readonly context: WebContext }) {
  const { labels } = context
  return (
    <div class={hued('document__finding', block.hue)} id={block.id}>
      <p class="document__eyebrow">
        <a href={`#${block.id}`}>
          {labels.keyFinding(context.number(block.number), context.number(block.total))}
        </a>
      </p>
      <h3>{block.sentence}</h3>
      <Paragraphs lines={block.text} context={context} />
    </div>
  )
}

function Quote({ block, context }: { readonly block: BlockOf<'quote'>; readonly context: WebContext }) {
  const { labels } = context
  const long = block.text.length > 180
  const language = block.language
  const evidence = block.evidence === null ? null : context.evidence(block.evidence)
  return (
    <figure class={long ? 'document__quote document__quote--long' : 'document__quote'}>
      <blockquote {...(language === null ? {} : { lang: language, dir: directionOf(language) })}>
        <p>{quoted(block.text, language ?? context.document.language)}</p>
      </blockquote>
      {(block.attribution !== null || evidence !== null) && (
        <figcaption>
          {block.attribution}
          {block.attribution !== null && evidence !== null && ' '}
          {evidence !== null && <a href={evidence}>{labels.seeTheEvidence}</a>}
        </figcaption>
      )}
    </figure>
  )
}

function Table({ block, context }: { readonly block: BlockOf<'table'>; readonly context: WebContext }) {
  return (
    <CaptionedTable
      id={block.id}
      columns={block.columns}
      rows={block.rows.map(row => row.map(cell => <Runs line={cell} context={context} />))}
      caption={block.caption}
    />
  )
}

function Recommendation({
  block,
  context,
}: {
  readonly block: BlockOf<'recommendation'>
  readonly context: WebContext
}) {
  const { labels } = context
  const { answer } = block
  const terms = recommendationTerms(block, context.document.language)
  return (
    <div class="document__recommendation" id={block.id}>
      <div class="document__asked">
        <p class="document__eyebrow">{labels.recommendation(context.number(block.number), block.to)}</p>
        <h3>{block.text}</h3>
        {terms.length > 0 && (
          <p>
            <Runs line={terms} context={context} />
          </p>
        )}
      </div>
      {answer === null ? (
        <div class="document__answer document__answer--none">
          <p>{labels.noAnswerYet}</p>
        </div>
      ) : (
        <div class="document__answer">
          <p class="document__reply">
            <ReplyMark reply={answer.reply} />
            {labels.reply[answer.reply]}
          </p>
          <p class="document__words">{quoted(answer.words, context.document.language)}</p>
          <p class="document__small">
            {labels.answered(context.date(answer.date), answer.by)}
            {answer.seenBy !== null && ` ${answer.seenBy}`}
          </p>
        </div>
      )}
    </div>
  )
}

/** A full, half or empty disc. The word beside it says the same. */
function ReplyMark({ reply }: { readonly reply: 'yes' | 'partly' | 'no' }) {
  return (
    <svg class="document__mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="2" />
      {reply === 'yes' && <circle cx="10" cy="10" r="9" fill="currentColor" />}
      {reply === 'partly' && <path d="M10 1a9 9 0 0 0 0 18z" fill="currentColor" />}
    </svg>
  )
}

function FewSaid({ block, context }: { readonly block: BlockOf<'few-said'>; readonly context: WebContext }) {
  return (
    <>
      <h2 id={block.id}>{block.title}</h2>
      <Paragraphs lines={block.introduction} context={context} />
      <ul class="document__few-said">
        {block.themes.map(theme => (
          <li>
            <strong>{theme.name}</strong>
            {theme.text.length > 0 && (
              <p>
                <Runs line={theme.text} context={context} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function List({ block, context }: { readonly block: BlockOf<'list'>; readonly context: WebContext }) {
  const items = block.items.map(item => (
    <li>
      <Runs line={item} context={context} />
    </li>
  ))
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}

function Colophon({ block, context }: { readonly block: BlockOf<'colophon'>; readonly context: WebContext }) {
  return (
    <>
      <h2 id={block.id}>{block.title}</h2>
      <Paragraphs lines={block.text} context={context} />
      {block.facts.length > 0 && (
        <dl class="document__facts">
          {block.facts.map(fact => (
            <div>
              <dt>{fact.term}</dt>
              <dd>
                <Runs line={fact.text} context={context} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
