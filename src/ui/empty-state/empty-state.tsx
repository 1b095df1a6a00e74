import type { Child } from 'hono/jsx'

/** An empty page teaches with one sentence and one button, or with the sentence alone. */
export function EmptyState(props: { readonly sentence: Child; readonly action?: Child }) {
  return (
    <div class="empty-state">
      <p>{props.sentence}</p>
      {props.action}
    </div>
  )
}
