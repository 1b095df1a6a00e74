import type { Child, PropsWithChildren } from 'hono/jsx'

/** What the page is about and, beside it on a wide screen and below it on a phone, what goes with it. */
export function Columns(props: PropsWithChildren<{ readonly aside: Child }>) {
  return (
    <div class="columns columns--aside">
      <div>{props.children}</div>
      <div>{props.aside}</div>
    </div>
  )
}

/** Panels of equal width, as many side by side as there is room for. */
export function Panels(props: PropsWithChildren) {
  return <div class="columns columns--equal">{props.children}</div>
}

export type PanelProps = {
  /** Unique on the page. */
  readonly id: string
  /** A question that the panel answers. */
  readonly title: string
  /** The answer in a sentence; what follows shows it. */
  readonly lead?: Child
}

/** One answer at a glance, below a rule. */
export function Panel(props: PropsWithChildren<PanelProps>) {
  return (
    <section class="columns__panel" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.lead ? <p class="columns__lead">{props.lead}</p> : null}
      {props.children}
    </section>
  )
}
