import type { Inline, Line } from '../document.ts'
import { quoted } from '../document-labels.ts'
import { directionOf } from '../text-direction.ts'
import type { WebContext } from './web-context.ts'

/** The runs of a line as HTML. */
export function Runs(props: { readonly line: Line; readonly context: WebContext }) {
  return (
    <>
      {props.line.map(run => (
        <Run run={run} context={props.context} />
      ))}
    </>
  )
}

/** Each line as a paragraph. */
export function Paragraphs(props: { readonly lines: readonly Line[]; readonly context: WebContext }) {
  return (
    <>
      {props.lines.map(line => (
        <p>
          <Runs line={line} context={props.context} />
        </p>
      ))}
    </>
  )
}

function Run({ run, context }: { readonly run: Inline; readonly context: WebContext }) {
  switch (run.kind) {
    case 'text':
      return <>{run.text}</>
    case 'strong':
      return <strong>{run.text}</strong>
    case 'emphasis':
      return <em>{run.text}</em>
    case 'link':
      return <Link address={run.address} text={run.text} context={context} />
    case 'figure': {
      const evidence = context.evidence(run.evidence)
      return evidence === null ? (
        <span class="document__figure">{run.text}</span>
      ) : (
        <a class="document__figure" href={evidence}>
          {run.text}
        </a>
      )
    }
    case 'quoted': {
      const language = run.language
      const words = quoted(run.text, language ?? context.document.language)
      return language === undefined ? (
        <span class="document__words">{words}</span>
      ) : (
        <span class="document__words" lang={language} dir={directionOf(language)}>
          {words}
        </span>
      )
    }
  }
}

/** A number that opens to what it counts, for those who may; `of` says of whom or what it is. */
export function OpenNumber(props: {
  readonly text: string
  readonly of: string
  readonly evidence: string | null
  readonly context: WebContext
}) {
  const address = props.evidence === null ? null : props.context.evidence(props.evidence)
  return address === null ? (
    <span>{props.text}</span>
  ) : (
    <a href={address}>
      {props.text}
      <span class="hidden">: {props.of}</span>
    </a>
  )
}

/** A link, or its text alone where the address means nothing outside the site. */
export function Link(props: {
  readonly address: string
  readonly text: string
  readonly context: WebContext
}) {
  const address = props.context.address(props.address)
  return address === null ? <span>{props.text}</span> : <a href={address}>{props.text}</a>
}
