import type { Child, PropsWithChildren } from 'hono/jsx'

export type WithAsideProps = {
  readonly head: Child
  /** What can be done from here: after the head on a phone, beside everything on a wide screen. */
  readonly aside: Child
}

/** A page that leads to something: its head, what can be done, then the rest. */
export function WithAside(props: PropsWithChildren<WithAsideProps>) {
  return (
    <div class="with-aside">
      <div class="with-aside__head">{props.head}</div>
      <div class="with-aside__side">{props.aside}</div>
      <div class="with-aside__rest">{props.children}</div>
    </div>
  )
}
