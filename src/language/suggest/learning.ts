import { Piscina } from 'piscina'
import type { Progress } from './features.ts'
import { type Learnt, type Lesson, learnLabel } from './learner.ts'

const WORKERS = 2
/** Examples times labels below which starting workers (0.5 s) costs more than it brings. */
const WORTH_WORKERS = 8_000
const LABELS_A_TASK = 4

let pool: Piscina | undefined

/** The rules of all labels, in the order of `positives`, learnt side by side; which thread learns which is of no matter. */
export async function learnAll(
  lesson: Lesson,
  positives: readonly Uint8Array[],
  onProgress: Progress = () => {},
): Promise<Learnt[]> {
  const learnt: Learnt[][] = []
  let done = 0
  const took = (count: number): void => {
    done += count
    onProgress(done, positives.length)
  }
  if (positives.length * lesson.examples.rows.length < WORTH_WORKERS) {
    for (const positive of positives) {
      learnt.push([learnLabel(lesson, positive)])
      took(1)
    }
    return learnt.flat()
  }
  pool ??= new Piscina({
    filename: new URL('./learn.worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: WORKERS,
    idleTimeout: 30_000,
  })
  const workers = pool
  const shared = sharedLesson(lesson)
  const tasks: Promise<void>[] = []
  for (let at = 0; at < positives.length; at += LABELS_A_TASK) {
    const part = positives.slice(at, at + LABELS_A_TASK)
    const slot = learnt.push([]) - 1
    tasks.push(
      workers.run({ lesson: shared, positives: part }).then((rules: Learnt[]) => {
        learnt[slot] = rules
        took(rules.length)
      }),
    )
  }
  await Promise.all(tasks)
  return learnt.flat()
}

function sharedLesson(lesson: Lesson): Lesson {
  const { features, examples, held } = lesson
  return {
    ...lesson,
    features: {
      sparse: {
        ...features.sparse,
        indptr: sharedInts(features.sparse.indptr),
        indices: sharedInts(features.sparse.indices),
        values: sharedFloats(features.sparse.values),
      },
      dense: { ...features.dense, values: sharedFloats(features.dense.values) },
    },
    clauseStarts: sharedInts(lesson.clauseStarts),
    clauseRows: sharedInts(lesson.clauseRows),
    examples: { rows: sharedInts(examples.rows), weights: examples.weights },
    held: { ...held, examples: sharedInts(held.examples), folds: sharedInts(held.folds) },
  }
}

function sharedInts(array: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(array.byteLength))
  copy.set(array)
  return copy
}

function sharedFloats(array: Float32Array): Float32Array {
  const copy = new Float32Array(new SharedArrayBuffer(array.byteLength))
  copy.set(array)
  return copy
}
