/**
 * A postcode as it stands in the table: capitals, no spaces. Undefined where it has not the form of a whole one.
 * The form is that of BS 7666: outward code of two to four characters, inward code of a digit and two letters.
 */
export function readPostcode(text: string): string | undefined {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(plain) ? plain : undefined
}

/** Where a postcode is: its council area, and the fifth of deprivation (1 is the most deprived). */
export type PostcodePlace = { readonly area?: string; readonly quintile?: 1 | 2 | 3 | 4 | 5 }
