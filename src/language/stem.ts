const unchanged = new Set(
  'news species series always perhaps gas lens means analysis physics politics economics mathematics athletics'.split(
    ' ',
  ),
)

const shortened = new Map([
  ['rd', 'road'],
  ['buses', 'bus'],
  ['ave', 'avenue'],
  ['govt', 'government'],
  ['dept', 'department'],
  ['hosp', 'hospital'],
])

/**
 * The singular of an English word, near enough to count "road" with "roads"; never shown to anyone. Other
 * endings stay, since "park" and "parking" are not one subject. An Arabic word goes without its article.
 */
export function stem(word: string): string {
  const whole = shortened.get(word)
  if (whole) return whole
  if (word.startsWith('ال') && word.length > 4) return word.slice(2)
  if (word.length < 4 || unchanged.has(word) || !/^[a-z'-]+s$/.test(word)) return word
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return /(?:ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}
