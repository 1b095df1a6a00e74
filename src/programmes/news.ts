import type { Id } from '../platform/ids.ts'

/** Something that a programme tells the public: a title and plain paragraphs, separated by an empty line. */
export type NewsPost = {
  readonly id: Id<'programme_news'>
  readonly title: string
  readonly body: string
  readonly publishedAt: Date
}

/** Text as its paragraphs: an empty line ends one. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
}
