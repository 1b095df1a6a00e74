/** Digits of any script as 0–9. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
}

/**
 * A number as people write it, or undefined where it is none: with spaces or commas between thousands, with a point
 * or a comma before decimals. A comma before exactly three digits parts thousands, but not where the language writes
 * its decimals with one.
 */
export function readNumber(typed: string, language: string): number | undefined {
  const text = plainDigits(typed)
    .replace(/[\s'’٬]/g, '')
    .replace('٫', '.')
    .replace(/^[−–]/, '-')
  const grouped = language !== 'pl' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
  const plain = grouped ? text.replaceAll(',', '') : text.replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain) : undefined
}
