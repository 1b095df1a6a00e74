import type { Codebook } from '../codebook.ts'
import { clausesOf, sentencesOf } from './clauses.ts'
import type { Features, Progress } from './features.ts'
import type { Lesson, TextRows } from './learner.ts'

/** A text that people have coded. No labels means that they found none to fit. */
export interface CodedText {
  readonly text: string
  readonly labels: readonly string[]
}

/** A text of the codebook that stands for one label: its name, a sentence of its definition, an example. */
export interface CodebookText {
  readonly text: string
  readonly label: string
}

/** All copies of one text with the same labels. */
export interface Example {
  readonly text: string
  readonly labels: readonly string[]
  readonly copies: number
  readonly fromCodebook: boolean
}

/** What a text of the codebook counts for beside a coded text. */
const CODEBOOK_WEIGHT = 0.3
/** With more labels than this, folds are fewer, to bound the time; the shared calibration has evidence enough. */
const MANY_LABELS = 200
/** Inverse of the penalty of the logistic regression. */
const C = 10

/** The form in which texts are compared: single spaces, composed characters. */
export function plain(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** The texts that a codebook gives for its labels. */
export function codebookTexts(codebook: Codebook): CodebookText[] {
  return codebook.flatMap(({ label, definition, examples }) =>
    [label, ...sentencesOf(definition), ...examples]
      .map(plain)
      .filter(text => text !== '')
      .map(text => ({ text, label })),
  )
}

/** Coded texts and the codebook's as examples, repeats joined, in an order that depends on nothing else. */
export function examplesOf(coded: readonly CodedText[], fromCodebook: readonly CodebookText[]): Example[] {
  const joined = new Map<string, Example>()
  const join = (text: string, labels: readonly string[], ofCodebook: boolean): void => {
    if (text === '') return
    const sorted = [...new Set(labels)].sort()
    const key = JSON.stringify([ofCodebook ? 1 : 0, text, sorted])
    const copies = (joined.get(key)?.copies ?? 0) + 1
    joined.set(key, { text, labels: sorted, copies, fromCodebook: ofCodebook })
  }
  for (const { text, labels } of coded) join(plain(text), labels, false)
  for (const { text, label } of fromCodebook) join(text, [label], true)
  return [...joined.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, example]) => example)
}

/** Feature rows of texts, the first rows in their order, and of the clauses of those for which they are wanted. */
export async function textRows(
  texts: readonly string[],
  features: Features,
  options: { readonly withClauses: (row: number) => boolean; readonly onProgress?: Progress },
): Promise<TextRows> {
  const rowOf = new Map<string, number>()
  const all = [...texts]
  for (const [row, text] of texts.entries()) rowOf.set(text, row)
  const clauseRows: number[] = []
  const starts = texts.map((text, row) => {
    const start = clauseRows.length
    for (const clause of options.withClauses(row) ? clausesOf(text) : []) {
      let at = rowOf.get(clause)
      if (at === undefined) {
        at = all.push(clause) - 1
        rowOf.set(clause, at)
      }
      clauseRows.push(at)
    }
    return start
  })
  const clauseStarts = new Int32Array(all.length + 1).fill(clauseRows.length)
  clauseStarts.set(starts)
  const rows = await features.rows(all, options.onProgress)
  return { features: rows, clauseStarts, clauseRows: Int32Array.from(clauseRows) }
}

/**
 * What every label's rule is learnt from. The copies of a text that came more than once are dealt over the
 * folds, so that held-out logits meet repeats as often as new texts will.
 */
export async function lessonOf(
  examples: readonly Example[],
  features: Features,
  seed: number,
  onProgress: Progress = () => {},
): Promise<Lesson> {
  const labels = new Set(examples.flatMap(example => example.labels)).size
  const folds = labels > MANY_LABELS ? 2 : 5
  const texts = [...new Set(examples.map(example => example.text))]
  const rowOf = new Map(texts.map((text, row) => [text, row]))
  const coded = new Set(examples.flatMap(example => (example.fromCodebook ? [] : [example.text])))
  const rows = await textRows(texts, features, { withClauses: row => coded.has(texts[row]!), onProgress })

  const held: { example: number; fold: number; count: number }[] = []
  let next = 0
  examples.forEach(({ fromCodebook, copies }, example) => {
    if (fromCodebook) return
    for (let fold = 0; fold < folds; fold++) {
      const count = Math.floor((copies - 1 - ((fold - next + folds) % folds)) / folds) + 1
      if (count > 0) held.push({ example, fold, count })
    }
    next = (next + copies) % folds
  })
  return {
    ...rows,
    examples: {
      rows: Int32Array.from(examples, example => rowOf.get(example.text)!),
      weights: Float64Array.from(examples, ({ fromCodebook, copies }) =>
        fromCodebook ? CODEBOOK_WEIGHT : copies,
      ),
    },
    held: {
      examples: Int32Array.from(held, entry => entry.example),
      folds: Int32Array.from(held, entry => entry.fold),
      counts: Float64Array.from(held, entry => entry.count),
    },
    folds,
    C,
    seed,
  }
}
