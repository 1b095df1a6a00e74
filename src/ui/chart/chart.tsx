import { raw } from 'hono/html'

export type ChartProps = {
  /** SVG made by this folder, drawn for about 640 pixels. */
  readonly wide: string
  /** The same for phones, with other ids. */
  readonly narrow: string
}

/** A chart in two drawings, of which the room it has shows one. A sentence stands before it, its table after it. */
export function Chart(props: ChartProps) {
  return (
    <div class="chart">
      <div class="chart__wide">{raw(props.wide)}</div>
      <div class="chart__narrow">{raw(props.narrow)}</div>
    </div>
  )
}
