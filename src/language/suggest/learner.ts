import type { FeatureRows } from './features.ts'
import { add, type Examples, type LinearRule, logit, trainLogistic } from './logistic.ts'

/** Feature rows of texts and of their clauses. */
export interface TextRows {
  readonly features: FeatureRows
  /** For each row the rows of its clauses: `clauseRows[clauseStarts[row] .. clauseStarts[row + 1]]`. */
  readonly clauseStarts: Int32Array
  readonly clauseRows: Int32Array
}

/** What the rules of all labels are learnt from. */
export interface Lesson extends TextRows {
  readonly examples: Examples
  /** What is held out in turn: `count` copies of an example in a fold, to be judged by a rule without that fold. */
  readonly held: {
    readonly examples: Int32Array
    readonly folds: Int32Array
    readonly counts: Float64Array
  }
  readonly folds: number
  readonly C: number
  readonly seed: number
}

export interface Learnt {
  readonly rule: LinearRule
  /** One for each entry of `held`. */
  readonly heldLogits: Float32Array
}

const FULL = { passes: 30, tolerance: 3e-3 }
/** A fold's rule begins where the full one ended. */
const WITHOUT_FOLD = { passes: 12, tolerance: 1e-2 }

/** Learns one label's rule, then rules that have not seen one fold each, by which the held-out texts are judged. */
export function learnLabel(lesson: Lesson, positive: Uint8Array): Learnt {
  const { features, examples, held, folds, C, seed } = lesson
  const full = trainLogistic(features, examples, positive, { C, seed, ...FULL })
  const heldLogits = new Float32Array(held.examples.length)
  for (let fold = 0; fold < folds; fold++) {
    const weights = examples.weights.slice()
    const alphas = full.alphas.slice()
    const rule = {
      sparse: full.rule.sparse.slice(),
      dense: full.rule.dense.slice(),
      bias: full.rule.bias,
    }
    for (let entry = 0; entry < held.examples.length; entry++) {
      if (held.folds[entry] !== fold) continue
      const at = held.examples[entry]!
      const share = Math.min(1, held.counts[entry]! / weights[at]!)
      add(rule, features, examples.rows[at]!, -alphas[at]! * share * (positive[at] ? 1 : -1))
      alphas[at]! *= 1 - share
      weights[at]! = Math.max(0, weights[at]! - held.counts[entry]!)
    }
    const rest = { rows: examples.rows, weights }
    const options = { C, seed: seed + fold + 1, ...WITHOUT_FOLD }
    trainLogistic(features, rest, positive, options, { rule, alphas })
    for (let entry = 0; entry < held.examples.length; entry++) {
      if (held.folds[entry] !== fold) continue
      heldLogits[entry] = logitWithClauses(rule, lesson, examples.rows[held.examples[entry]!]!)
    }
  }
  return { rule: compact(full.rule), heldLogits }
}

/** Half the memory, and no difference to be seen: there may be thousands of rules. */
function compact({ sparse, dense, bias }: LinearRule): LinearRule {
  return { sparse: Float32Array.from(sparse), dense: Float32Array.from(dense), bias }
}

/** Half the logit of the whole text and half that of its best clause; the whole where it has no clauses. */
export function logitWithClauses(rule: LinearRule, rows: TextRows, row: number): number {
  const { features, clauseStarts, clauseRows } = rows
  const whole = logit(rule, features, row)
  const from = clauseStarts[row]!
  const to = clauseStarts[row + 1]!
  if (from === to) return whole
  let best = Number.NEGATIVE_INFINITY
  for (let at = from; at < to; at++) best = Math.max(best, logit(rule, features, clauseRows[at]!))
  return (whole + best) / 2
}
