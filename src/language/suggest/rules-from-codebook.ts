import type { Calibration } from './calibration.ts'
import { logitWithClauses, type TextRows } from './learner.ts'
import { learnAll } from './learning.ts'
import { type Example, lessonOf, textRows } from './lesson.ts'
import type { LinearRule } from './logistic.ts'
import { type Material, positivesOf, type Rules } from './rules.ts'

const ROUNDS = 2
/** The part of the texts given to a label, surest first, that the next round learns from. */
const SURE_SHARE = 0.5
/** What a text whose label the rules gave themselves counts for beside one of the codebook. */
const SELF_WEIGHT = 0.3
/** A second label is learnt too where its share is at least this. */
const SECOND_FROM = 0.35
/** Logits are sharpened before texts are shared out among the labels. */
const SHARPNESS = 1.5
/** A text is won by a label only from this logit: not every text need be about something in the codebook. */
const WON_FROM = -2
/** Texts at hand that stand, lightly, for what is about none of the labels. */
const BACKGROUND = 600
/** Together they weigh as one label does, and where labels are few, as much as is missing to this many. */
const LABELS_AGAINST = 8
/** One of them weighs no more than this: among few texts, each may well be about a label. */
const LIGHT = 0.15
/** As many texts as the rules need to teach themselves on. */
const MOST_TEXTS = 6_000
/** Untold by any coding, rules are too sure of themselves; this slope and cut did well on coded sets. */
const SLOPE = 0.7
const CUT = 0.25

/**
 * Rules with little or nothing coded. The codebook's texts are learnt first, each label with the same weight
 * altogether; the rules then learn from the texts they are surest of, the surest half of each label, so that a
 * broad label does not swallow the others (class-balanced self-training: Zou and others 2018). Texts that people
 * have coded stay what people said.
 */
export async function rulesFromCodebook(material: Material): Promise<Rules> {
  const { labels, features, seed, onReading, onLearning } = material
  const known = material.examples
  const coded = new Set(known.flatMap(example => (example.fromCodebook ? [] : [example.text])))
  const texts = every(material.texts, MOST_TEXTS).filter(text => !coded.has(text))
  const rows = await textRows(texts, features, { withClauses: () => true, onProgress: onReading })
  const { weights, average } = evenWeights(known)
  const behind = every(texts, BACKGROUND)
  const together = Math.max(1, LABELS_AGAINST - labels.length) * average
  const lightly = Math.min(LIGHT, together / Math.max(1, behind.length))

  let own: Example[] = []
  let rules: LinearRule[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const won = new Set(own.map(({ text }) => text))
    const background = behind.flatMap((text): Example[] =>
      won.has(text) ? [] : [{ text, labels: [], copies: 1, fromCodebook: false }],
    )
    rules = await learn(
      [...known, ...own, ...background],
      [...weights, ...own.map(() => SELF_WEIGHT), ...background.map(() => lightly)],
      material,
      (done, total) => onLearning(done + round * total, total * (ROUNDS + 1)),
    )
    if (round < ROUNDS) own = surestTexts(rules, rows, texts, labels)
  }
  const calibration: Calibration = { slope: SLOPE, intercept: 0, offsets: new Float64Array(labels.length) }
  const lesson = await lessonOf(known, features, seed)
  return { labels, rules, calibration, calibrated: false, cut: CUT, examples: known, lesson }
}

/** At most so many of the texts, evenly spread. */
function every(texts: readonly string[], most: number): string[] {
  const stride = Math.max(1, Math.ceil(texts.length / most))
  return texts.filter((_, at) => at % stride === 0)
}

/** Weights that give each label the same sum, `average`, so that an example weighs 1 on average. */
function evenWeights(examples: readonly Example[]): { weights: number[]; average: number } {
  const sums = new Map<string, number>()
  for (const { labels, copies } of examples) {
    for (const label of labels) sums.set(label, (sums.get(label) ?? 0) + copies)
  }
  let total = 0
  for (const sum of sums.values()) total += sum
  const average = total / Math.max(1, sums.size)
  const weights = examples.map(({ labels, copies }) => {
    if (labels.length === 0) return copies
    const least = Math.min(...labels.map(label => sums.get(label)!))
    return (copies * average) / least
  })
  return { weights, average }
}

async function learn(
  examples: readonly Example[],
  weights: readonly number[],
  { labels, features, seed }: Material,
  onProgress: (done: number, total: number) => void,
): Promise<LinearRule[]> {
  const lesson = await lessonOf(examples, features, seed)
  const none = { examples: new Int32Array(0), folds: new Int32Array(0), counts: new Float64Array(0) }
  const weighed = { rows: lesson.examples.rows, weights: Float64Array.from(weights) }
  const learnt = await learnAll(
    { ...lesson, examples: weighed, held: none, folds: 0 },
    positivesOf(labels, examples),
    onProgress,
  )
  return learnt.map(({ rule }) => rule)
}

/** Of the texts that each label won, the surest half, as examples. */
function surestTexts(
  rules: readonly LinearRule[],
  rows: TextRows,
  texts: readonly string[],
  labels: readonly string[],
): Example[] {
  const won = labels.map((): { share: number; example: Example }[] => [])
  texts.forEach((text, row) => {
    const logits = rules.map(rule => logitWithClauses(rule, rows, row))
    const shares = sharesOf(logits)
    let first = 0
    for (let label = 1; label < shares.length; label++) if (shares[label]! > shares[first]!) first = label
    if (logits[first]! < WON_FROM) return
    const carried = labels.filter((_, label) => label === first || shares[label]! >= SECOND_FROM)
    won[first]!.push({
      share: shares[first]!,
      example: { text, labels: carried, copies: 1, fromCodebook: false },
    })
  })
  return won.flatMap(list =>
    list
      .sort((a, b) => b.share - a.share || (a.example.text < b.example.text ? -1 : 1))
      .slice(0, Math.ceil(list.length * SURE_SHARE))
      .map(({ example }) => example),
  )
}

/** Softmax: how the labels share a text among them. */
function sharesOf(logits: readonly number[]): number[] {
  const most = Math.max(...logits)
  const raised = logits.map(z => Math.exp(SHARPNESS * (z - most)))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map(value => value / sum)
}
