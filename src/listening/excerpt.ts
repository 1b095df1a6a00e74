/** An exact piece of a contribution: offsets in UTF-16 code units, the end not included. */
export type Span = { readonly start: number; readonly end: number }

/** Whether `quote` is the slice of `words` at `span`, with no character cut in two. */
export function isExactSlice(words: string, span: Span, quote: string): boolean {
  const { start, end } = span
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > words.length)
    return false
  return words.slice(start, end) === quote && quote.isWellFormed()
}
