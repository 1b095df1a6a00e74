import type { Child, PropsWithChildren } from 'hono/jsx'

export type StatProps = {
  /** Already in words or figures of the page's language. */
  readonly value: Child
  readonly label: Child
  /** What it counts, to be opened. */
  readonly href?: string | undefined
  readonly detail?: Child
}

/** One number and what it counts; a number is a link to what it counts. */
export function Stat(props: StatProps) {
  return (
    <p class="stat">
      <b>{props.href === undefined ? props.value : <a href={props.href}>{props.value}</a>}</b> {props.label}
      {props.detail ? <small>{props.detail}</small> : null}
    </p>
  )
}

/** Numbers side by side. */
export function StatRow(props: PropsWithChildren) {
  return <div class="stat__row">{props.children}</div>
}
