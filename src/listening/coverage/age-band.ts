/** Ages in whole years, both included; `to` is undefined for "and over". */
export type AgeBand = { readonly from: number; readonly to: number | undefined }

/** The last single year of age in population tables: 90 and over. */
export const lastAge = 90

/** An age band as our questions and most files write it: "0-11", "25–34", "75+", "under 16", "65 or over". */
export function ageBand(text: string): AgeBand | undefined {
  const plain = text.trim().toLowerCase()
  const between = /^(?:aged? )?(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})(?: years)?$/.exec(plain)
  if (between) {
    const [from, to] = [Number(between[1]), Number(between[2])]
    return from <= to ? { from, to } : undefined
  }
  const over = /^(?:aged? )?(\d{1,3})\s*(?:\+|plus|(?:and|or) (?:over|older|above))$/.exec(plain)
  if (over) return { from: Number(over[1]), to: undefined }
  const under = /^(?:under|below) (\d{1,3})$/.exec(plain)
  return under && Number(under[1]) > 0 ? { from: 0, to: Number(under[1]) - 1 } : undefined
}

/** One way to write a band, so that "Under 16" and "0 to 15" are the same; a text that is no band as it stands. */
export function bandKey(text: string): string {
  const band = ageBand(text)
  if (!band) return text.trim()
  return band.to === undefined ? `${band.from}+` : `${band.from}-${band.to}`
}

/**
 * How many people a band has, from people by single year of age, the last of which is `lastAge` and over. Undefined
 * where the band ends within that last one, or begins after it, so that nobody knows.
 */
export function peopleOfBand(band: AgeBand, bySingleYear: readonly number[]): number | undefined {
  if (band.from > lastAge || (band.to !== undefined && band.to >= lastAge)) return undefined
  return bySingleYear
    .slice(band.from, band.to === undefined ? undefined : band.to + 1)
    .reduce((a, b) => a + b, 0)
}
