import type { PropsWithChildren } from 'hono/jsx'

/** What can be done with one line of a list: links, and buttons that say where they go. */
export function RowActions(props: PropsWithChildren) {
  return (
    <form method="post" class="row-actions">
      {props.children}
    </form>
  )
}
