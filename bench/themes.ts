import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { blocksOf, sideBySide } from '../src/language/blocks.ts'
import { loadEncoder } from '../src/language/encoder.ts'
import { meanDirections, sphericalKMeans } from '../src/language/kmeans.ts'
import { normalisedMutualInformation } from '../src/language/nmi.ts'
import { seededRandom } from '../src/language/random.ts'
import type { DenseMatrix } from '../src/language/sparse.ts'
import { clusters, themeSpace } from '../src/language/theme-clusters.ts'
import { suggestThemes } from '../src/language/themes.ts'
import { contentWords, foldWord, words } from '../src/language/tokens.ts'
import { cutTree, ward } from '../src/language/ward.ts'
import type { Bench, Figure } from './figure.ts'

/** Both above the number up to which the sentence encoder is asked, so that like is held against like. */
const sizes = [2000, 20_000]
const seeds = [1, 2, 3]
const fewestRows = 20

/**
 * Themes: how far they agree with people's coding, and how their time grows. Agreement needs a CSV file of
 * coded comments (columns `text` and `labels`), named by ROWAN_CODED_COMMENTS; it is measured as normalised
 * mutual information at the true number of codes, over the rows with exactly one code, of codes with 20 rows
 * or more.
 */
export const benchThemes: Bench = {
  about: 'themes: agreement with people where coded comments are given, and time by number of texts',
  async run(report) {
    const path = process.env['ROWAN_CODED_COMMENTS']
    if (path) await agreement(path, report)
    await growth(report)
  },
}

async function agreement(path: string, report: (figure: Figure) => void): Promise<void> {
  const { texts, codes, weights, rows } = coded(path)
  const count = new Set(codes).size
  report({ what: 'rows with one code', value: codes.length, unit: `rows, ${count} codes` })
  const encoder = await loadEncoder()
  const encoded = { dims: encoder.dims, values: await encoder.encode(texts) }
  const tokens = texts.map(text => words(text))
  const content = texts.map(text => contentWords(text))
  const folded = texts.map(foldWord)
  const scores = new Map<string, number[]>()
  const note = (name: string, labels: Int32Array) => {
    const score = normalisedMutualInformation(
      codes,
      rows.map(row => labels[row]!),
    )
    scores.set(name, [...(scores.get(name) ?? []), score])
  }
  for (const seed of seeds) {
    const blocks = blocksOf({ texts: folded, tokens, content, english: true, encoded }, seed)
    for (const block of blocks) {
      const alone = sideBySide([block])
      note(`${block.name} alone, plain k-means`, plainClusters(alone, weights, count))
      note(`${block.name} alone, whole recipe`, clusters(themeSpace(alone, weights, seed), count).labels)
    }
    note('all blocks', clusters(themeSpace(sideBySide(blocks), weights, seed), count).labels)
    const quick = blocks.filter(block => block.name !== 'encoder')
    note('all but the encoder', clusters(themeSpace(sideBySide(quick), weights, seed), count).labels)
  }
  for (const [name, values] of scores)
    report({ what: `agreement, ${name}`, value: mean(values), unit: 'NMI' })
  const plain = [...scores]
    .filter(([name]) => name.endsWith('plain k-means'))
    .map(([, values]) => mean(values))

  const asked = codes.map((_, i) => ({ id: String(i), text: texts[rows[i]!]!, language: 'en' }))
  const result = await suggestThemes(asked, { count })
  if (!result.ok) throw new Error(result.message)
  const score = normalisedMutualInformation(
    codes,
    result.assignments.map(({ themeId }) => themeId),
  )
  report({ what: 'agreement, suggestThemes', value: score, unit: 'NMI' })
  const gain = score - Math.max(...plain)
  report({ what: 'gain over the best block alone', value: gain, unit: 'NMI', limit: { atLeast: 0.03 } })
  confidence(codes, result.assignments, report)
}

/** Time for ten times the texts, with texts put together from phrases. */
async function growth(report: (figure: Figure) => void): Promise<void> {
  const seconds: number[] = []
  for (const size of sizes) {
    const texts = madeTexts(size)
    const before = process.cpuUsage()
    const started = performance.now()
    await suggestThemes(texts)
    seconds.push((performance.now() - started) / 1000)
    const { user, system } = process.cpuUsage(before)
    report({ what: `themes of ${size} texts`, value: seconds.at(-1)!, unit: 's' })
    report({ what: `themes of ${size} texts, processor`, value: (user + system) / 1e6, unit: 's' })
  }
  const times = seconds.at(-1)! / seconds[0]!
  report({ what: 'time for ten times the texts', value: times, unit: 'times', limit: { atMost: 11 } })
  const megabytes = process.resourceUsage().maxRSS / 1024
  report({ what: 'memory at most', value: megabytes, unit: 'MB', limit: { atMost: 2048 } })
}

/** English in the rough: a subject, what is the matter with it and where, each drawn by a seeded draw. */
export function madeTexts(size: number): { id: string; text: string; language: string }[] {
  const random = seededRandom(size)
  const draw = <T>(from: readonly T[]): T => from[random.below(from.length)]!
  return Array.from({ length: size }, (_, i) => {
    const text = `${draw(openings)} ${draw(subjects)} ${draw(matters)} ${draw(places)}. ${draw(closings)} ${draw(subjects)} ${random.below(90)} times.`
    return { id: String(i), text, language: 'en' }
  })
}

const openings = ['I find', 'We think', 'My mother says', 'People here know', 'It seems to me', 'Most days']
const closings = [
  'I counted',
  'Someone mentioned',
  'They promised',
  'We asked for',
  'I wrote about',
  'He saw',
]
const subjects =
  `the bus to the clinic|the day centre|the carers|waiting for an appointment|the garden in the park|food at home|
my medicine|the hearing loop|parking at the hospital|the phone line|the young nurses|respite for families|
the ward at night|being listened to|the letters they send|money for heating|the swimming pool|the library|
a walk by the river|the dentist|the school kitchen|a friend next door|the choir|the broken lift|the night shift`
    .split('|')
    .map(subject => subject.trim())
const matters = [
  'is hard to get',
  'helps me every week',
  'closed last year',
  'takes far too long',
  'keeps me well',
]
const places = [
  'in our village',
  'where my sister lives',
  'on the estate',
  'since the winter',
  'for older people',
]

/** Ward on a sample of at most 1,000 rows, then k-means: what one would do with a block and no recipe. */
function plainClusters(rows: DenseMatrix, weights: Float32Array, count: number): Int32Array {
  const step = Math.max(1, Math.floor(rows.rows / 1000))
  const picked = Array.from({ length: Math.floor(rows.rows / step) }, (_, i) => i * step)
  const sample = {
    rows: picked.length,
    cols: rows.cols,
    values: new Float32Array(
      picked.flatMap(row => [...rows.values.subarray(row * rows.cols, (row + 1) * rows.cols)]),
    ),
  }
  const sampled = Float32Array.from(picked, row => weights[row]!)
  const start = meanDirections(sample, sampled, cutTree(ward(sample, sampled), count), count)
  return sphericalKMeans(rows, weights, start, 20).labels
}

/** Whether surer rows are more often in a theme that is mostly of their own code. */
function confidence(
  codes: readonly string[],
  placed: readonly { themeId: string | null; confidence: number }[],
  report: (figure: Figure) => void,
): void {
  const tally = new Map<string | null, Map<string, number>>()
  placed.forEach(({ themeId }, i) => {
    const theme = tally.get(themeId) ?? new Map<string, number>()
    theme.set(codes[i]!, (theme.get(codes[i]!) ?? 0) + 1)
    tally.set(themeId, theme)
  })
  const main = new Map(
    [...tally].map(([theme, counts]) => [theme, [...counts].sort((a, b) => b[1] - a[1])[0]![0]]),
  )
  for (let step = 0; step < 5; step++) {
    const inside = placed
      .map((entry, i) => ({ ...entry, right: main.get(entry.themeId) === codes[i] }))
      .filter(entry => Math.min(4, Math.floor(entry.confidence * 5)) === step)
    if (inside.length === 0) continue
    report({
      what: `confidence ${(step / 5).toFixed(1)} to ${((step + 1) / 5).toFixed(1)}: rows of their theme's main code`,
      value: (100 * inside.filter(entry => entry.right).length) / inside.length,
      unit: `% of ${inside.length}`,
    })
  }
}

function coded(path: string): { texts: string[]; codes: string[]; weights: Float32Array; rows: number[] } {
  const table: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    relax_quotes: true,
  })
  const single = table
    .map(row => ({ text: (row['text'] ?? '').trim(), codes: (row['labels'] ?? '').split(/[|;]/) }))
    .filter(({ text, codes }) => text !== '' && codes.length === 1 && codes[0] !== 'Labelling not possible')
  const sizes = new Map<string, number>()
  for (const { codes } of single) sizes.set(codes[0]!, (sizes.get(codes[0]!) ?? 0) + 1)
  const kept = single.filter(({ codes }) => sizes.get(codes[0]!)! >= fewestRows)
  const texts = [...new Set(kept.map(({ text }) => text))].sort()
  const place = new Map(texts.map((text, row) => [text, row]))
  const rows = kept.map(({ text }) => place.get(text)!)
  const times = new Float32Array(texts.length)
  for (const row of rows) times[row]!++
  return { texts, codes: kept.map(({ codes }) => codes[0]!), weights: times.map(Math.sqrt), rows }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
