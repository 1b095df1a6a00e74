/** A whole number with commas: "1,166". */
export function written(count: number): string {
  return count.toLocaleString('en-GB')
}

/** "1 contribution", "1,166 contributions". */
export function contributions(count: number): string {
  return `${written(count)} ${count === 1 ? 'contribution' : 'contributions'}`
}

/** A share as people say it: "1 in 14" below a fifth, "38%" above; never broken across lines. */
export function shareInWords(share: number): string {
  if (share >= 0.2 || share <= 0) return percent(share)
  return `1\u00a0in\u00a0${written(Math.round(1 / share))}`
}

/** "9%", and "0.4%" where a whole number would say nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.01 ? `${(share * 100).toFixed(1)}%` : `${Math.round(share * 100)}%`
}

/** Names in a sentence: "a, b and c". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}

/** A column's name as people write: "fft score" for "fft_score". */
export function columnName(column: string): string {
  return column.replaceAll('_', ' ').trim()
}
