/** A text with more clauses than this is read as far as here; the whole is always read too. */
const MOST_CLAUSES = 40

/** Where one clause ends: punctuation (Latin, Arabic, Chinese), a dash between spaces, a line; "and", "but". */
const boundary =
  /[.,;:!?…()\n،؛؟。，、；：！？]+(?=\s|$|\P{ASCII})|\s[-–—]+\s|\s(?:and|but|an'|plus|also|&)\s/iu

/**
 * The clauses of a text, for a comment often says several things: "kind staff but a long wait". A text of one
 * clause has none besides itself, so the list is then empty.
 */
export function clausesOf(text: string): string[] {
  const clauses = text
    .split(boundary)
    .map(piece => piece.trim())
    .filter(piece => /[\p{L}\p{N}]{2}|\p{Lo}/u.test(piece))
  return clauses.length < 2 ? [] : [...new Set(clauses)].slice(0, MOST_CLAUSES)
}

/** The sentences of a definition. */
export function sentencesOf(text: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  return Array.from(segmenter.segment(text), part => part.segment.trim()).filter(sentence =>
    /[\p{L}\p{N}]{2}|\p{Lo}/u.test(sentence),
  )
}
