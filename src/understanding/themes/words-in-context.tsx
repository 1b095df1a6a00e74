import type { Span } from '../../listening/index.ts'
import { type Hue, hueClass } from '../../ui/theme-key/hue.ts'
import { inContext } from './pieces.ts'

type WordsProps = {
  readonly words: string
  /** A BCP 47 tag. */
  readonly language: string
  readonly pieces: readonly Span[]
  /** The theme whose line marks the pieces. */
  readonly hue?: Hue | undefined
  /** A machine suggests the pieces; nobody has decided on them. */
  readonly isSuggested?: boolean | undefined
}

/** What somebody said, whole; where pieces of it are meant, they are marked and the rest stands back. */
export function WordsInContext({ words, language, pieces, hue, isSuggested = false }: WordsProps) {
  const classes = [
    'voice',
    ...(pieces.length > 0 && !isSuggested ? ['voice--in-part'] : []),
    ...(isSuggested ? ['voice--suggested'] : []),
    ...(hue ? [hueClass(hue)] : []),
  ]
  return (
    <span class={classes.join(' ')} lang={language === 'en' ? undefined : language} dir="auto">
      {pieces.length === 0
        ? words
        : inContext(words, pieces).map(part => (part.isMarked ? <mark>{part.text}</mark> : part.text))}
    </span>
  )
}
