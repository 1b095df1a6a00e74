import type { Codebook } from '../codebook.ts'
import { type Encoder, loadEncoder } from '../encoder.ts'
import { fitFeatures, type Progress, standardBlocks } from './features.ts'
import { type CodedText, codebookTexts, examplesOf, plain } from './lesson.ts'
import { rulesFromCodebook } from './rules-from-codebook.ts'
import { rulesFromCoding } from './rules-from-coding.ts'
import { type LabelSuggestion, suggestionsFor } from './scoring.ts'

export interface SuggestInput {
  /** The texts for which labels are suggested. Blank ones receive none. */
  readonly texts: readonly { readonly id: string; readonly text: string }[]
  readonly coded: readonly CodedText[]
  readonly codebook?: Codebook
  /** Further texts of the same kind, for learning how people here write. */
  readonly also?: readonly string[]
  readonly seed?: number
  /** Another sentence encoder than the one built in. */
  readonly encoder?: Encoder
  readonly onProgress?: (progress: SuggestProgress) => void
}

export interface SuggestProgress {
  readonly stage: 'reading' | 'learning' | 'suggesting'
  readonly done: number
  readonly total: number
}

export interface Suggestion extends LabelSuggestion {
  readonly id: string
}

export interface Suggestions {
  /** By the order of the texts given, likeliest first. */
  readonly suggestions: readonly Suggestion[]
  /**
   * Whether the probabilities were held against texts that people had coded. With nothing coded, or too little,
   * they only rank.
   */
  readonly calibrated: boolean
  /** The probability from which a label is chosen. */
  readonly cut: number
  /** Names the recipe and the encoder: suggestions of two revisions are not compared. */
  readonly revision: string
}

/** Numbers that the rules of all labels may take together. */
const RULE_BUDGET = 60_000_000
/** Coded texts from which held-out texts say enough for probabilities. */
const CALIBRATE_FROM = 30

/** "???" is like every other "???", and about nothing. */
const saysSomething = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

/**
 * Suggests labels of a codebook for texts, from what people have coded so far and from the codebook's own
 * words. Deterministic: the same input in whatever order gives the same suggestions.
 *
 * With enough coded, one logistic regression a label over five views of each text and of its clauses,
 * calibrated on texts held out in turn. With little or nothing coded, rules from the codebook that teach
 * themselves on the texts at hand, whose figures only rank. With neither codebook nor coding, nothing.
 */
export async function suggest(input: SuggestInput): Promise<Suggestions> {
  const { seed = 1, codebook = [], also = [], onProgress = () => {} } = input
  const encoder = input.encoder ?? (await loadEncoder())
  const stage =
    (name: SuggestProgress['stage']): Progress =>
    (done, total) =>
      onProgress({ stage: name, done, total })

  const texts = input.texts
    .map(({ id, text }) => ({ id, text: plain(text) }))
    .filter(({ text }) => saysSomething.test(text))
  const fromCodebook = codebookTexts(codebook)
  const examples = examplesOf(input.coded, fromCodebook)
  const labels = [...new Set(examples.flatMap(example => example.labels))].sort()
  const revision = `suggest-1 ${encoder.id}@${encoder.revision}`
  if (texts.length === 0 || labels.length === 0) {
    return { suggestions: [], calibrated: false, cut: 1, revision }
  }

  const unique = [...new Set(texts.map(({ text }) => text))].sort()
  const atHand = [...new Set([...unique, ...also.map(plain)])].filter(text => text !== '').sort()
  const bodies = [...atHand, ...examples.map(({ text }) => text)]
  const maxTerms = Math.min(200_000, Math.ceil(RULE_BUDGET / labels.length / 2))
  const features = await fitFeatures(bodies, standardBlocks(encoder, maxTerms), seed)

  const codedTexts = examples.reduce(
    (sum, { fromCodebook: ofBook, copies }) => sum + (ofBook ? 0 : copies),
    0,
  )
  const make = codedTexts >= CALIBRATE_FROM ? rulesFromCoding : rulesFromCodebook
  const rules = await make({
    examples,
    labels,
    features,
    texts: atHand,
    seed,
    onReading: stage('reading'),
    onLearning: stage('learning'),
  })
  const found = await suggestionsFor(unique, rules, features, stage('suggesting'))
  return {
    suggestions: texts.flatMap(({ id, text }) =>
      (found.get(text) ?? []).map(suggestion => ({ id, ...suggestion })),
    ),
    calibrated: rules.calibrated,
    cut: rules.cut,
    revision,
  }
}
