/** How a spreadsheet shows a number, as far as it matters to its meaning. */
export type NumberMeaning = 'number' | 'date' | 'time'

/** Formats that need no definition (ECMA-376 part 1, 18.8.30, and the East Asian dates 27–36 and 50–58). */
export function builtInMeaning(id: number): NumberMeaning {
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time'
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date'
  return 'number'
}

/** The meaning of a format code such as `dd/mm/yyyy` or `[h]:mm`, by the letters outside quotes and escapes. */
export function formatMeaning(code: string): NumberMeaning {
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .toLowerCase()
  if (/[dy]/.test(letters)) return 'date'
  if (/[hs]/.test(letters)) return 'time'
  return /m/.test(letters) ? 'date' : 'number'
}

/**
 * A serial number as an ISO date, `2021-09-30`, with the time where it has one, `2021-09-30T14:05:00`, or as
 * a time alone. Excel counts days from 1900 with a 29 February 1900 that never was; some files count from
 * 1904. Undefined where no such date exists.
 */
export function serialDate(serial: number, meaning: 'date' | 'time', from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined
  const seconds = Math.round(serial * 86_400)
  if (meaning === 'time' && serial < 1) return new Date(seconds * 1000).toISOString().slice(11, 19)
  const days = from1904 ? 24_107 : serial < 60 ? 25_568 : 25_569
  const iso = new Date((seconds - days * 86_400) * 1000).toISOString()
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}
