import type { PropsWithChildren } from 'hono/jsx'
import { type Hue, hueClass, hues } from './hue.ts'

export type ThemeKeyProps = {
  readonly hue: Hue
  /** True beside text where themes are drawn as lines; otherwise a square. */
  readonly line?: boolean | undefined
}

/** The mark of a theme with its name, in ink, beside it. */
export function ThemeKey(props: PropsWithChildren<ThemeKeyProps>) {
  const shape = props.line ? ` theme-key--line theme-key--${hues[props.hue].line}` : ''
  return (
    <span class={`theme-key${shape} ${hueClass(props.hue)}`}>
      <i />
      <span>{props.children}</span>
    </span>
  )
}
