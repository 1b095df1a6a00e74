import { type Hue, hueClass } from '../theme-key/hue.ts'
import { ThemeKey } from '../theme-key/theme-key.tsx'

export type ThemeBar = {
  readonly name: string
  readonly href: string
  readonly count: number
  /** The count as it is said: "214 people". */
  readonly said: string
  readonly hue: Hue
}

/** So many people are still seen one by one. */
const mostDots = 9

/**
 * Themes with how many spoke of each, for the team's own screens: a bar, or a dot a person where they are few. The
 * number leads to what it counts.
 */
export function ThemeBars(props: { readonly bars: readonly ThemeBar[] }) {
  const most = Math.max(1, ...props.bars.map(bar => bar.count))
  return (
    <ul class="theme-bars">
      {props.bars.map(bar => (
        <li class={hueClass(bar.hue)}>
          <p class="theme-bars__line">
            <ThemeKey hue={bar.hue}>{bar.name}</ThemeKey>
            <b>
              <a href={bar.href}>
                {bar.said}
                <span class="hidden">: {bar.name}</span>
              </a>
            </b>
          </p>
          {bar.count <= mostDots ? (
            <svg viewBox="0 0 200 8" preserveAspectRatio="xMinYMid meet" aria-hidden="true">
              {Array.from({ length: bar.count }, (_, person) => (
                <circle cx={4 + person * 11} cy="4" r="4" />
              ))}
            </svg>
          ) : (
            <svg viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={Math.round((1000 * bar.count) / most)} height="8" />
            </svg>
          )}
        </li>
      ))}
    </ul>
  )
}
