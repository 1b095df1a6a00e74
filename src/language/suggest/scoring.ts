import { probability } from './calibration.ts'
import { chosenCount, offers } from './choice.ts'
import type { Features, Progress } from './features.ts'
import { logitWithClauses } from './learner.ts'
import { textRows } from './lesson.ts'
import { likenessTo, nearestWitnesses, type Reason, reasoner, type Witness } from './reasons.ts'
import type { Rules } from './rules.ts'

/** Texts scored at once: bounds the memory whatever the number of texts. */
const CHUNK = 2_000

export interface LabelSuggestion {
  readonly label: string
  /** How likely a person would give this label, 0 to 1. */
  readonly probability: number
  /** Whether it is likely enough to stand as a suggestion; the others are near misses from .1 up. */
  readonly chosen: boolean
  readonly why: Reason
}

/** The labels offered for each text, likeliest first, with reasons. Texts without any are left out. */
export async function suggestionsFor(
  texts: readonly string[],
  rules: Rules,
  features: Features,
  onProgress: Progress,
): Promise<Map<string, LabelSuggestion[]>> {
  const { words } = reasoner(features)
  const witnesses = witnessesOf(rules)
  const found = new Map<string, LabelSuggestion[]>()
  for (let start = 0; start < texts.length; start += CHUNK) {
    const part = texts.slice(start, start + CHUNK)
    const rows = await textRows(part, features, {
      withClauses: () => true,
      onProgress: (done, total) =>
        onProgress(start + Math.floor((done / total) * part.length * 0.9), texts.length),
    })
    part.forEach((text, row) => {
      const logits = rules.rules.map(rule => logitWithClauses(rule, rows, row))
      const offered = offers(logits.map((logit, label) => probability(rules.calibration, label, logit)))
      if (offered.length === 0) return
      const chosen = chosenCount(offered, rules.cut)
      const likeness = likenessTo(row, rows.features)
      found.set(
        text,
        offered.map(({ label, probability }, at) => ({
          label: rules.labels[label]!,
          probability,
          chosen: at < chosen,
          why: {
            words: words(text, row, rows.features, rules.rules[label]!),
            examples: nearestWitnesses(likeness, witnesses[label]!, rules.lesson.features),
          },
        })),
      )
    })
    onProgress(Math.min(texts.length, start + CHUNK), texts.length)
  }
  return found
}

/** For each label the coded texts and the codebook's examples that carry it. */
function witnessesOf({ labels, examples, lesson }: Rules): Witness[][] {
  const numberOf = new Map(labels.map((label, at) => [label, at]))
  const witnesses = labels.map((): Witness[] => [])
  examples.forEach(({ text, labels: carried, fromCodebook }, at) => {
    const row = lesson.examples.rows[at]!
    const from = fromCodebook ? 'codebook' : 'coded'
    for (const label of carried)
      if (text !== label) witnesses[numberOf.get(label)!]!.push({ row, text, from })
  })
  return witnesses
}
