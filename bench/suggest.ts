import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { type Code, readCodebook } from '../src/language/codebook.ts'
import { seededRandom } from '../src/language/random.ts'
import { plain } from '../src/language/suggest/lesson.ts'
import { type Suggestion, suggest } from '../src/language/suggest/suggest.ts'

export interface SuggestBenchInput {
  /** A CSV with the columns text, labels (several joined by “|”) and respondent_id. */
  readonly commentsPath: string
  /** JSON in the form that `readCodebook` reads. */
  readonly codebookPath: string
  readonly sizes?: readonly number[]
  readonly seeds?: readonly number[]
}

interface Comment {
  readonly id: string
  readonly text: string
  readonly labels: readonly string[]
  readonly respondent: string
}

interface Figures {
  readonly micro: number
  readonly macro: number
  /** Expected calibration error over everything offered (p ≥ .1), ten bins. */
  readonly offeredError: number
  /** The same over the likeliest label of each text. */
  readonly topError: number
  readonly seconds: number
}

/** Labels that say that a text could not be coded, or that no code fits. */
const NO_TEXT = 'Labelling not possible'
const NO_CODE = 'Not assigned'
const FEWEST_EXAMPLES = 20
const TEST_SHARE = 0.2

/**
 * How well suggestions meet human coding: split by respondent, a fifth to test on, all rows that hold words
 * scored, codes with 20 examples or more. Prints a table; a row is a number of coded texts, the mean of the seeds.
 */
export async function benchSuggest(input: SuggestBenchInput): Promise<void> {
  const comments = readComments(input.commentsPath)
  const counts = new Map<string, number>()
  for (const { labels } of comments)
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const codes = [...counts].flatMap(([label, count]) => (count >= FEWEST_EXAMPLES ? [label] : [])).sort()
  const reading = readCodebook(JSON.parse(readFileSync(input.codebookPath, 'utf8')))
  if (!reading.ok) throw new Error(reading.errors.join(' '))
  const codebook = reading.codebook.filter(code => codes.includes(code.label))
  console.log(
    `${comments.length} texts, ${codes.length} codes with ${FEWEST_EXAMPLES} examples or more, ${codebook.length} of them in the codebook`,
  )
  console.log('coded   micro-F1  macro-F1  ECE offered  ECE top  seconds')
  for (const size of input.sizes ?? [0, 100, 400, 1_600, Number.POSITIVE_INFINITY]) {
    const figures: Figures[] = []
    for (const seed of input.seeds ?? [1, 2, 3, 4, 5]) {
      figures.push(await oneSplit(comments, codes, codebook, size, seed))
    }
    const mean = (pick: (entry: Figures) => number): number =>
      figures.reduce((sum, entry) => sum + pick(entry), 0) / figures.length
    const cells = [
      (Number.isFinite(size) ? String(size) : 'all').padEnd(6),
      mean(entry => entry.micro)
        .toFixed(3)
        .padStart(9),
      mean(entry => entry.macro)
        .toFixed(3)
        .padStart(9),
      mean(entry => entry.offeredError)
        .toFixed(3)
        .padStart(12),
      mean(entry => entry.topError)
        .toFixed(3)
        .padStart(8),
      mean(entry => entry.seconds)
        .toFixed(1)
        .padStart(8),
    ]
    console.log(cells.join(' '))
  }
}

function readComments(path: string): Comment[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true })
  return rows.flatMap((row, at) => {
    const labels = (row['labels'] ?? '').split('|').map(label => label.trim())
    const text = plain(row['text'] ?? '')
    if (text === '' || labels.includes(NO_TEXT)) return []
    return [
      {
        id: String(at),
        text,
        labels: labels.filter(label => label !== '' && label !== NO_CODE),
        respondent: row['respondent_id'] ?? '',
      },
    ]
  })
}

async function oneSplit(
  comments: readonly Comment[],
  codes: readonly string[],
  codebook: readonly Code[],
  size: number,
  seed: number,
): Promise<Figures> {
  const respondents = [...new Set(comments.map(comment => comment.respondent))].sort()
  const random = seededRandom(seed * 977)
  for (let last = respondents.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const kept = respondents[last]!
    respondents[last] = respondents[other]!
    respondents[other] = kept
  }
  const order = new Map(respondents.map((respondent, at) => [respondent, at]))
  const testBelow = Math.round(respondents.length * TEST_SHARE)
  const place = (comment: Comment): number => order.get(comment.respondent)!
  const test = comments.filter(comment => place(comment) < testBelow)
  const rest = comments.filter(comment => place(comment) >= testBelow).sort((a, b) => place(a) - place(b))
  const coded = rest
    .slice(0, size)
    .map(({ text, labels }) => ({ text, labels: labels.filter(label => codes.includes(label)) }))
  const started = performance.now()
  const { suggestions } = await suggest({
    texts: test.map(({ id, text }) => ({ id, text })),
    coded,
    codebook,
    also: rest.map(({ text }) => text),
  })
  const seconds = (performance.now() - started) / 1_000
  return { ...judge(test, suggestions, codes), seconds }
}

function judge(
  test: readonly Comment[],
  suggestions: readonly Suggestion[],
  codes: readonly string[],
): Omit<Figures, 'seconds'> {
  const said = new Map(
    test.map(({ id, labels }) => [id, new Set(labels.filter(label => codes.includes(label)))]),
  )
  const counts = new Map(codes.map(code => [code, { right: 0, extra: 0, all: 0 }]))
  for (const labels of said.values()) for (const label of labels) counts.get(label)!.all++
  const seen = new Set<string>()
  const top: Suggestion[] = []
  for (const suggestion of suggestions) {
    if (!seen.has(suggestion.id)) top.push(suggestion)
    seen.add(suggestion.id)
    if (!suggestion.chosen) continue
    const count = counts.get(suggestion.label)!
    if (said.get(suggestion.id)!.has(suggestion.label)) count.right++
    else count.extra++
  }
  const f1 = ({ right, extra, all }: { right: number; extra: number; all: number }): number =>
    right === 0 ? 0 : (2 * right) / (right + extra + all)
  const sum = { right: 0, extra: 0, all: 0 }
  for (const count of counts.values()) {
    sum.right += count.right
    sum.extra += count.extra
    sum.all += count.all
  }
  const isRight = ({ id, label }: Suggestion): boolean => said.get(id)!.has(label)
  return {
    micro: f1(sum),
    macro: [...counts.values()].reduce((total, count) => total + f1(count), 0) / codes.length,
    offeredError: calibrationError(suggestions, isRight),
    topError: calibrationError(top, isRight),
  }
}

/** Mean gap between what was said and what came true, over ten bins of equal width (Guo and others 2017). */
function calibrationError(
  suggestions: readonly Suggestion[],
  isRight: (suggestion: Suggestion) => boolean,
): number {
  const gaps = new Float64Array(10)
  for (const suggestion of suggestions) {
    gaps[Math.min(9, Math.floor(suggestion.probability * 10))]! +=
      suggestion.probability - (isRight(suggestion) ? 1 : 0)
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / Math.max(1, suggestions.length)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [commentsPath = process.env['SUGGEST_COMMENTS'], codebookPath = process.env['SUGGEST_CODEBOOK']] =
    process.argv.slice(2)
  if (!commentsPath || !codebookPath) {
    console.error('Say where the coded comments (CSV) and the codebook (JSON) are.')
    process.exit(1)
  }
  await benchSuggest({ commentsPath, codebookPath })
}
