import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** A drawing that stands beside an Easy Read sentence. */
export type PictureSymbol = { readonly name: string; readonly words: readonly string[] }

const folder = new URL('.', import.meta.url)
const listed: readonly { readonly name: string; readonly words: string }[] = parse(
  readFileSync(new URL('symbols.csv', folder), 'utf8'),
  { columns: true },
)

/** Every symbol that ships, in the order of their names, with the English words that find it. */
export const pictureSymbols: readonly PictureSymbol[] = listed.map(({ name, words }) => ({
  name,
  words: words.split(' '),
}))

const byName = new Map(pictureSymbols.map(symbol => [symbol.name, symbol]))
const drawings = new Map<string, string>()

/** Counts up when a drawing changes under its name: addresses are kept by browsers for ever. */
const edition = 1

/** Where the symbol is; undefined where there is none of that name. */
export function symbolAddress(name: string): string | undefined {
  return byName.has(name) ? `/assets/symbols/${edition}/${name}.svg` : undefined
}

/** The symbol's SVG, read when it is first asked for. */
export function symbolDrawing(name: string): string | undefined {
  if (!byName.has(name)) return undefined
  const known = drawings.get(name)
  if (known !== undefined) return known
  const drawing = readFileSync(new URL(`svg/${name}.svg`, folder), 'utf8')
  drawings.set(name, drawing)
  return drawing
}

/**
 * The symbols that go with a text, the best first: those of which more words stand in it, then those of which a
 * greater part does. A word counts in its forms ("carers" finds "carer").
 */
export function findSymbols(text: string, most: number): readonly PictureSymbol[] {
  const wanted = [...new Set(text.toLowerCase().match(/\p{L}{2,}/gu) ?? [])].filter(word => !idle.has(word))
  const scored = pictureSymbols.flatMap(symbol => {
    const met = symbol.words.filter(word => wanted.some(one => isForm(one, word)))
    const named = met.filter(word => symbol.name.split('_').includes(word)).length
    const score = met.length + named + met.length / symbol.words.length
    return met.length > 0 ? [{ symbol, score }] : []
  })
  return scored
    .sort((one, other) => other.score - one.score || (one.symbol.name < other.symbol.name ? -1 : 1))
    .slice(0, most)
    .map(({ symbol }) => symbol)
}

/** Words that stand in every question and mean no picture. */
const idle = new Set(
  'the and you your are is it in on of to do does did for with at or be was has have'.split(' '),
)

function isForm(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const endings = short.length >= 4 ? ['s', 'es', 'ed', 'ing', 'er', 'ers'] : ['s', 'es', 'ing']
  return short.length >= 3 && endings.some(ending => `${short}${ending}` === long)
}
