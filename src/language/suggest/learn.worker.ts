import { type Learnt, type Lesson, learnLabel } from './learner.ts'

/** Learns the rules of some labels; the lesson's arrays are shared memory, so handing them over costs nothing. */
export default function learnLabels(task: {
  readonly lesson: Lesson
  readonly positives: readonly Uint8Array[]
}): Learnt[] {
  return task.positives.map(positive => learnLabel(task.lesson, positive))
}
