import { isJudgement } from './filler.ts'
import { type NamingText, withoutMarks } from './phrase-ranking.ts'
import { isContentWord, words } from './tokens.ts'

/** Numbers, marks, and what goes on from something that is not there. */
const unlikeName =
  /\d{2}|[.!?;]\s*\S|\[|^(?:because|and|but|so|as|it|they|he|she|that|this|you)\b|^(?:no|yes)\b.*\b(?:is|was|are|were)\b/i

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
    const isSaying = length >= 2 && length <= 6 && text.text.length <= 45
    if (isSaying && !unlikeName.test(text.text)) best = text
  }
  if (!best || (best.weight <= 1 && (own.length >= 4 || !isEchoed(best, own)))) return undefined
  return cleaned(best.text)
}

/** Whether another text has at least half of its words, where there are three. */
function isEchoed(text: NamingText, own: readonly NamingText[]): boolean {
  if (own.length < 3) return true
  const said = words(text.text, text.language)
  return own.some(other => {
    const others = new Set(words(other.text, other.language))
    return other !== text && said.filter(word => others.has(word)).length >= 0.5 * said.length
  })
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
    // What else it names, only this one said.
    if (said.some(word => word !== bare[0] && isContentWord(word, text.language) && !isJudgement(word)))
      continue
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

/** "Nothing", "everything": the whole of what some people say. */
export function isOfWhole(word: string): boolean {
  return ofWhole.includes(word)
}

/** What people say of all or nothing, where most of a group do: "Nothing at all", or "Nothing" alone. */
export function wordingOfWhole(own: readonly NamingText[]): string | undefined {
  for (const word of ofWhole) {
    const said = own.filter(({ text, language }) => words(text, language).includes(word))
    if (said.length < 0.45 * own.length) continue
    const whole = said.filter(({ text }) => !/\b(?:they|it|he|she|you|we|i|was|were)\b/i.test(text))
    return typicalWording(whole, true) ?? (word === 'anything' ? typicalWording(said, true) : word)
  }
  return undefined
}

const ofOneself =
  /^(?:i'm|i am|i live|i identify|i own|i rent|i work|i have|are you|do you live|my \S+(?: \S+)? is)\b/
const judging =
  /\b(?:very|so|too|not|no|always|never|happy|glad|pleased|grateful|satisfied|thankful|tired|lonely|alone)\b/
const wordsOfOneself = 14

/** Whether texts mostly say who the people are, as a form has it: "I live in a town", "I am between 20 and 25". */
export function areAboutThemselves(own: readonly NamingText[]): boolean {
  const said = own.map(({ text }) => words(text).slice(0, wordsOfOneself + 1))
  const count = said.filter(
    found =>
      found.length <= wordsOfOneself && ofOneself.test(found.join(' ')) && !judging.test(found.join(' ')),
  ).length
  return own.length >= 2 && count >= 0.65 * own.length
}

const prepositions = new Set(['at', 'in', 'on', 'without', 'by'])
const mostlyWith = 0.7

/** The little word that people mostly put before a bare word: "at", where they speak of being at ease. */
export function fixedPreposition(own: readonly NamingText[], word: string): string | undefined {
  const counts = new Map<string, number>()
  let times = 0
  for (const { text, language } of own) {
    const said = words(text, language)
    said.forEach((found, at) => {
      if (found !== word) return
      times++
      const before = said[at - 1] ?? ''
      if (prepositions.has(before)) counts.set(before, (counts.get(before) ?? 0) + 1)
    })
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return times >= 2 && most && most[1] >= mostlyWith * times ? most[0] : undefined
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
