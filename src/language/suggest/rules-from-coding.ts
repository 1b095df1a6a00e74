import { type Calibration, calibrate, probability } from './calibration.ts'
import { bestCut, type Judged, offers } from './choice.ts'
import { learnAll } from './learning.ts'
import { lessonOf } from './lesson.ts'
import { type Material, positivesOf, type Rules } from './rules.ts'

/** Rules from texts that people have coded, with the codebook's words beside them, calibrated on held-out texts. */
export async function rulesFromCoding(material: Material): Promise<Rules> {
  const { examples, labels, features, seed, onReading, onLearning } = material
  const lesson = await lessonOf(examples, features, seed, onReading)
  const positives = positivesOf(labels, examples)
  const learnt = await learnAll(lesson, positives, onLearning)
  const logits = learnt.map(({ heldLogits }) => heldLogits)
  const { examples: heldExamples, counts } = lesson.held
  const calibration = calibrate({
    logits,
    positive: positives.map(positive => Uint8Array.from(heldExamples, example => positive[example]!)),
    weights: counts,
  })
  const numberOf = new Map(labels.map((label, at) => [label, at]))
  const judged = Array.from(
    heldExamples,
    (example, entry): Judged => ({
      offered: offers(probabilitiesAt(calibration, logits, entry)),
      labels: new Set(examples[example]!.labels.map(label => numberOf.get(label)!)),
      weight: counts[entry]!,
    }),
  )
  return {
    labels,
    rules: learnt.map(({ rule }) => rule),
    calibration,
    calibrated: true,
    cut: bestCut(judged),
    examples,
    lesson,
  }
}

function probabilitiesAt(calibration: Calibration, logits: readonly Float32Array[], entry: number): number[] {
  return logits.map((column, label) => probability(calibration, label, column[entry]!))
}
