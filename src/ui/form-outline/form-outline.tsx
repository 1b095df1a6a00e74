import type { Child, PropsWithChildren } from 'hono/jsx'

export type OutlineItem = {
  readonly number: number
  readonly wording: Child
  /** What else there is to know, as a line below the wording. */
  readonly facts: readonly Child[]
  readonly actions?: Child
}

/** What a form asks, in its order, each question with what can be done with it. */
export function FormOutline(props: { readonly items: readonly OutlineItem[] }) {
  return (
    <ol class="form-outline" start={props.items[0]?.number}>
      {props.items.map(item => (
        <li>
          <span class="form-outline__number">{item.number}</span>
          <div>
            <p class="form-outline__wording">{item.wording}</p>
            {item.facts.map(fact => (
              <p class="form-outline__facts">{fact}</p>
            ))}
            {item.actions}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** A field and the buttons that go with it, side by side. */
export function OutlineLine(props: PropsWithChildren) {
  return <div class="form-outline__line">{props.children}</div>
}
