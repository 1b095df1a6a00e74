import { seededRandom } from '../random.ts'
import { type FeatureRows, squaredLengths } from './features.ts'

/** One example: a row of features, and how many times it counts. */
export interface Examples {
  /** The feature row of each example; several examples may share one. */
  readonly rows: Int32Array
  readonly weights: Float64Array
}

/** A linear rule: the logit of a row is `sparse · row.sparse + dense · row.dense + bias`. */
export interface LinearRule {
  readonly sparse: Float64Array | Float32Array
  readonly dense: Float64Array | Float32Array
  bias: number
}

/** A rule with the dual variables that made it, from which training can go on. */
export interface Trained {
  readonly rule: LinearRule
  /** One for each example, in [0, C · weight]. */
  readonly alphas: Float64Array
}

/** The constant feature. Larger than 1, so that the penalty on the bias is light. */
const BIAS = 2
/** Passes for which an example is left out that hardly moved: most are settled long before the last few. */
const REST = 3

/**
 * L2-penalised logistic regression, min ½|w|² + C Σ weight · log(1 + exp(−y w·x)), by dual coordinate descent
 * (Yu, Huang and Lin 2011, algorithm 5; as in LIBLINEAR, solver 7). Deterministic for a seed.
 */
export function trainLogistic(
  features: FeatureRows,
  examples: Examples,
  positive: Uint8Array,
  options: { readonly C: number; readonly seed: number; readonly passes: number; readonly tolerance: number },
  start: Trained = untrained(features, examples),
): Trained {
  const { rule, alphas } = start
  const count = examples.rows.length
  const squares = squaredLengths(features)
  const random = seededRandom(options.seed)
  const order = Int32Array.from({ length: count }, (_, at) => at)
  const quiet = options.tolerance / 10
  const resting = new Uint8Array(count)
  for (let pass = 0; pass < options.passes; pass++) {
    let largest = 0
    let rested = false
    for (let last = count - 1; last > 0; last--) {
      const other = random.below(last + 1)
      const swap = order[last]!
      order[last] = order[other]!
      order[other] = swap
    }
    for (let step = 0; step < count; step++) {
      const at = order[step]!
      if (resting[at]! > 0) {
        resting[at]!--
        rested = true
        continue
      }
      const bound = options.C * examples.weights[at]!
      if (bound <= 0) continue
      const row = examples.rows[at]!
      const sign = positive[at] ? 1 : -1
      const change = solveOne(
        alphas[at]!,
        bound,
        squares[row]! + BIAS * BIAS,
        sign * logit(rule, features, row),
      )
      if (Math.abs(change) < quiet * bound) resting[at] = REST
      if (change === 0) continue
      alphas[at]! += change
      largest = Math.max(largest, Math.abs(change) / bound)
      add(rule, features, row, sign * change)
    }
    if (largest >= options.tolerance) continue
    if (!rested) break
    resting.fill(0)
  }
  return { rule, alphas }
}

function untrained(features: FeatureRows, examples: Examples): Trained {
  return {
    rule: {
      sparse: new Float64Array(features.sparse.cols),
      dense: new Float64Array(features.dense.cols),
      bias: 0,
    },
    alphas: new Float64Array(examples.rows.length),
  }
}

/**
 * The change of one dual variable that is best with the others held: Newton's method on
 * z log z + (U − z) log(U − z) + ½ a (z − old)² + b (z − old).
 */
function solveOne(old: number, bound: number, a: number, b: number): number {
  // Near a wall the logarithms are steep: start away from it, on the side where the minimum lies.
  const floor = bound * 1e-9
  let z = Math.min(bound - floor, Math.max(floor, old))
  const slopeAtHalf = a * (bound / 2 - old) + b
  if (slopeAtHalf > 0 ? z > bound / 2 : z < bound / 2) z = bound - z
  for (let step = 0; step < 30; step++) {
    const slope = a * (z - old) + b + Math.log(z / (bound - z))
    if (Math.abs(slope) < 1e-4) break
    const next = z - slope / (a + bound / (z * (bound - z)))
    if (next <= 0) z *= 0.1
    else if (next >= bound) z = bound - (bound - z) * 0.1
    else z = next
    if (z < floor || bound - z < floor) break
  }
  z = Math.min(bound - floor, Math.max(floor, z))
  return Math.abs(z - old) < 1e-7 * bound ? 0 : z - old
}

export function logit(rule: LinearRule, { sparse, dense }: FeatureRows, row: number): number {
  let sum = rule.bias * BIAS
  const { indices, values, indptr } = sparse
  const end = indptr[row + 1]!
  for (let at = indptr[row]!; at < end; at++) sum += values[at]! * rule.sparse[indices[at]!]!
  const { cols } = dense
  const offset = row * cols
  let a = 0
  let b = 0
  const even = cols - (cols % 2)
  for (let k = 0; k < even; k += 2) {
    a += dense.values[offset + k]! * rule.dense[k]!
    b += dense.values[offset + k + 1]! * rule.dense[k + 1]!
  }
  if (even < cols) a += dense.values[offset + even]! * rule.dense[even]!
  return sum + a + b
}

/** Adds `amount` times a row to the rule. */
export function add(rule: LinearRule, { sparse, dense }: FeatureRows, row: number, amount: number): void {
  const { indices, values, indptr } = sparse
  const end = indptr[row + 1]!
  for (let at = indptr[row]!; at < end; at++) rule.sparse[indices[at]!]! += amount * values[at]!
  const { cols } = dense
  const offset = row * cols
  for (let k = 0; k < cols; k++) rule.dense[k]! += amount * dense.values[offset + k]!
  rule.bias += amount * BIAS
}
