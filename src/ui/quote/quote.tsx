import type { Child, PropsWithChildren } from 'hono/jsx'
import { type Hue, hueClass } from '../theme-key/hue.ts'

export type QuoteProps = {
  /** Who said it, as they chose to be named; when; about what. */
  readonly by?: Child
  /** `large` for a person's own words on their page, `small` inside other text. */
  readonly size?: 'large' | 'small' | undefined
  /** The theme whose line stands beside it; its name is said in words nearby. */
  readonly hue?: Hue | undefined
  /** The language of the words, as a BCP 47 tag, where it is not that of the page. */
  readonly language?: string | undefined
}

/** What a person said, in serif, as nothing else is. A part that was used stands in `<mark>`. */
export function Quote(props: PropsWithChildren<QuoteProps>) {
  const size = props.size ? ` quote--${props.size}` : ''
  const hue = props.hue ? ` ${hueClass(props.hue)}` : ''
  return (
    <figure class={`quote${size}${hue}`}>
      <blockquote lang={props.language} dir="auto">
        {props.children}
      </blockquote>
      {props.by ? <figcaption>{props.by}</figcaption> : null}
    </figure>
  )
}
