import { type NamingText, withoutMarks } from './phrase-ranking.ts'
import { words } from './tokens.ts'

/**
 * Something short that people said and others said like it: the better name where no thing sets a group apart
 * ("Can't think of anything"). Of equally common ones the first, which is nearest to the middle; in a large
 * group only one that several people used.
 * @param shortest of equally common ones the shortest instead
 */
export function typicalWording(own: readonly NamingText[], shortest = false): string | undefined {
  let best: NamingText | undefined
  for (const text of own) {
    const length = text.text.split(/\s+/).length
    const tie = shortest && text.weight === best?.weight && length < best.text.split(/\s+/).length
    if (!tie && text.weight <= (best?.weight ?? 0)) continue
    if (length >= 2 && length <= 6 && text.text.length <= 45 && !/\d{2}|\[/.test(text.text)) best = text
  }
  if (!best || (own.length >= 4 && best.weight <= 1)) return undefined
  return cleaned(best.text)
}

function cleaned(text: string): string {
  const wording = text.replace(/[\s.,;:!?…-]+$/u, '').replace(/\s+/g, ' ')
  return wording === wording.toUpperCase() ? wording.toLowerCase() : wording
}

const shortWords = 5

/** Whether texts are mostly of a few words, as on sticky notes. */
export function isShort(texts: readonly NamingText[]): boolean {
  const long = texts.filter(({ text, language }) => words(text, language).length > shortWords).length
  return long < 0.4 * texts.length
}

const saysThatItIs = new Set(
  `is was were are isn't wasn't came should must can need please make we they he she it you too jest są był była było były
tha`.split(/\s+/),
)

/**
 * The answer in which a bare word mostly came, where all answers are short: "my own home" for "home". None
 * where somebody wrote the word alone, since that is then how people say it.
 */
export function wordingAround(own: readonly NamingText[], bare: readonly string[]): string | undefined {
  if (bare.length !== 1) return undefined
  let best: { text: NamingText; length: number } | undefined
  for (const text of own) {
    const said = words(text.text, text.language)
    if (!said.includes(bare[0]!)) continue
    if (said.length === 1) return undefined
    if (
      said.length > 4 ||
      text.text.length > 36 ||
      text.text.includes('[') ||
      said.some(word => saysThatItIs.has(word))
    )
      continue
    if (own.length >= 15 && text.weight <= 1.5) continue
    const better = !best || text.weight > best.text.weight
    if (better || (text.weight === best!.text.weight && said.length < best!.length))
      best = { text, length: said.length }
  }
  return best && cleaned(best.text.text)
}

const ofWhole = ['nothing', 'everything', 'anything']

/** What people say of all or nothing, where most of a group do: "Nothing at all". */
export function wordingOfWhole(own: readonly NamingText[]): string | undefined {
  for (const word of ofWhole) {
    const said = own.filter(({ text, language }) => words(text, language).includes(word))
    if (said.length >= 0.45 * own.length) return typicalWording(said, true)
  }
  return undefined
}

const emptyOpenings = /\b(?:want|like|think|need|feel|believe|would|don't|can't|have)\b/

/** How most of a group's texts begin, where each goes on in its own way: "I live in …". */
export function sharedOpening(own: readonly NamingText[]): string | undefined {
  if (own.length < 3 || own[0]?.language !== 'en') return undefined
  const openings = own.map(({ text }) => words(text).slice(0, 5))
  let found: string | undefined
  for (let length = 3; length <= 5; length++) {
    const counts = new Map<string, number>()
    for (const opening of openings) {
      if (opening.length < length) continue
      const key = opening.slice(0, length).join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    if (most && most[1] >= 0.65 * own.length) found = most[0]
  }
  if (!found || !/^(?:i|my|we|our) /.test(found) || emptyOpenings.test(found)) return undefined
  return `${found.replace(/ (?:a|an|the)$/, '').replace(/^i /, 'I ')} …`
}

/** Where no phrase sets the group apart: the beginning of its shortest text, numbered if that is taken. */
export function distinctFallback(own: readonly NamingText[], taken: ReadonlySet<string>): string {
  const shortest = own
    .map(({ text }) =>
      (
        withoutMarks(text)
          .replace(/(?:\s+,)?\s+/g, ' ')
          .trim() || text
      ).slice(0, 200),
    )
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]
  const opening = (shortest ?? '').slice(0, 40).replace(/[\s.,;:!?]+$/u, '') || (shortest ?? '').slice(0, 40)
  for (let number = 1; ; number++) {
    const name = number === 1 ? opening : `${opening} (${number})`
    if (!taken.has(name.toLowerCase())) return name
  }
}
