import type { Child } from 'hono/jsx'

export type PageHeadingProps = {
  readonly title: Child
  /** One sentence: what this page shows or asks. */
  readonly lead?: Child
  /** What can be done from here, at the end of the line. */
  readonly actions?: Child
}

/** The heading of a page, once. */
export function PageHeading(props: PageHeadingProps) {
  return (
    <div class="page-heading">
      <div>
        <h1>{props.title}</h1>
        {props.lead ? <p>{props.lead}</p> : null}
      </div>
      {props.actions ? <div>{props.actions}</div> : null}
    </div>
  )
}
