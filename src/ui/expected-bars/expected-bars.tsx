import type { Child } from 'hono/jsx'

export type ExpectedBar = {
  readonly label: Child
  /** Already in words: "31 of 140". */
  readonly said: string
  readonly heard: number
  /** Above 0: where the mark stands. */
  readonly expected: number
  /** What could be done, or why. */
  readonly detail?: Child
}

/** So much of the track is left of the mark of what is expected. */
const mark = 800

/** How many were heard of those expected, a bar each; the mark is what is expected, at the same place in each. */
export function ExpectedBars(props: { readonly bars: readonly ExpectedBar[] }) {
  return (
    <ol class="expected-bars">
      {props.bars.map(bar => (
        <li>
          <p class="expected-bars__line">
            <span>{bar.label}</span>
            <b>{bar.said}</b>
          </p>
          <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="expected-bars__track" width="1000" height="10" />
            <rect
              class="expected-bars__heard"
              width={Math.min(1000, Math.round((mark * bar.heard) / bar.expected))}
              height="10"
            />
            <rect class="expected-bars__mark" x={mark - 3} width="6" height="10" />
          </svg>
          {bar.detail ? <div class="small">{bar.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
