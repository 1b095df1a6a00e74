import type { Calibration } from './calibration.ts'
import type { Features, Progress } from './features.ts'
import type { Lesson } from './learner.ts'
import type { Example } from './lesson.ts'
import type { LinearRule } from './logistic.ts'

/** What rules are made from. */
export interface Material {
  readonly examples: readonly Example[]
  /** In ascending order. */
  readonly labels: readonly string[]
  readonly features: Features
  /** The texts to be suggested for and others of the kind, sorted, without repeats. */
  readonly texts: readonly string[]
  readonly seed: number
  readonly onReading: Progress
  readonly onLearning: Progress
}

/** A rule for each label, how its logits become probabilities, and what they were learnt from. */
export interface Rules {
  readonly labels: readonly string[]
  readonly rules: readonly LinearRule[]
  readonly calibration: Calibration
  readonly calibrated: boolean
  /** The probability from which a label is chosen. */
  readonly cut: number
  readonly examples: readonly Example[]
  /** Its rows are those of `examples`. */
  readonly lesson: Lesson
}

/** For each label, which examples carry it. */
export function positivesOf(labels: readonly string[], examples: readonly Example[]): Uint8Array[] {
  const numberOf = new Map(labels.map((label, at) => [label, at]))
  const positives = labels.map(() => new Uint8Array(examples.length))
  examples.forEach((example, at) => {
    for (const label of example.labels) positives[numberOf.get(label)!]![at] = 1
  })
  return positives
}
