/** What somebody told, by variable; a variable that they did not tell is left out. */
export type Respondent = Readonly<Partial<Record<string, string>>>

/** The shares that the weighted answers should have: by variable, then category; in any unit. */
export type Targets = ReadonlyMap<string, ReadonlyMap<string, number>>

export type RakeOptions = {
  /** Weights lie between these, as multiples of the mean; 0.3 and 3 unless told. */
  readonly trim?: { readonly low: number; readonly high: number } | 'none'
  /** How far a weighted share may be from its target, from 0 to 1. */
  readonly tolerance?: number
  /** Rounds over all variables. */
  readonly most?: number
  /** Weights to begin with, one a respondent; 1 each unless told. */
  readonly base?: readonly number[]
}

export type Raked = {
  /** One a respondent; their mean is 1. */
  readonly weights: readonly number[]
  readonly converged: boolean
  readonly rounds: number
  /** How many weights are at one of the limits. */
  readonly trimmed: number
  /** The largest difference that is left between a weighted share and its target. */
  readonly off: number
  /** Categories with a target whom nobody answered for: no weight can stand in for them. */
  readonly empty: readonly { readonly variable: string; readonly category: string; readonly share: number }[]
}

/**
 * Weights by raking (iterative proportional fitting): W. E. Deming and F. F. Stephan, "On a least squares adjustment of
 * a sampled frequency table when the expected marginal totals are known", Annals of Mathematical Statistics 11 (1940),
 * 427–444. One variable after the other, weights are multiplied so that its weighted shares are the targets, until all
 * are. Where limits are given, weights beyond them are cut after each round and the rest goes on.
 *
 * Whoever did not tell a variable keeps their weight while it is adjusted. A category that nobody told is left out of
 * its variable's targets, and named in `empty`.
 */
export function rake(respondents: readonly Respondent[], targets: Targets, options: RakeOptions = {}): Raked {
  const { trim = { low: 0.3, high: 3 }, tolerance = 1e-6, most = 200 } = options
  const weights = Float64Array.from(respondents, (_, index) => options.base?.[index] ?? 1)
  const variables = [...targets].map(([variable, shares]) => readVariable(variable, shares, respondents))
  const empty = variables.flatMap(one => one.empty)
  const used = variables.filter(one => one.targets.length > 0)
  if (respondents.length === 0) return { weights: [], converged: true, rounds: 0, trimmed: 0, off: 0, empty }
  let off = farthest(weights, used)
  let rounds = 0
  while (off > tolerance && rounds < most) {
    for (const variable of used) adjust(weights, variable)
    if (trim !== 'none') cut(weights, trim)
    rounds++
    off = farthest(weights, used)
  }
  normalise(weights)
  const trimmed =
    trim === 'none'
      ? 0
      : weights.filter(one => one <= trim.low * 1.000001 || one >= trim.high * 0.999999).length
  return { weights: [...weights], converged: off <= tolerance, rounds, trimmed, off, empty }
}

type Variable = {
  /** The place of each respondent's category in `targets`, or -1. */
  readonly places: Int32Array
  /** Shares that add up to 1. */
  readonly targets: readonly number[]
  readonly empty: Raked['empty']
}

function readVariable(
  variable: string,
  shares: ReadonlyMap<string, number>,
  respondents: readonly Respondent[],
): Variable {
  const told = new Set(respondents.map(one => one[variable]))
  const all = [...shares.values()].reduce((sum, share) => sum + share, 0)
  const wanted = [...shares].filter(([, share]) => share > 0)
  const known = wanted.filter(([category]) => told.has(category))
  const total = known.reduce((sum, [, share]) => sum + share, 0)
  const place = new Map(known.map(([category], index) => [category, index]))
  return {
    places: Int32Array.from(respondents, one => place.get(one[variable] ?? '') ?? -1),
    targets: known.map(([, share]) => share / total),
    empty: wanted
      .filter(([category]) => !told.has(category))
      .map(([category, share]) => ({ variable, category, share: share / all })),
  }
}

function sums(weights: Float64Array, { places, targets }: Variable) {
  const by = new Float64Array(targets.length)
  let all = 0
  for (const [index, place] of places.entries()) {
    if (place < 0) continue
    by[place]! += weights[index]!
    all += weights[index]!
  }
  return { by, all }
}

function adjust(weights: Float64Array, variable: Variable): void {
  const { by, all } = sums(weights, variable)
  const factors = variable.targets.map((target, place) => (by[place]! > 0 ? (target * all) / by[place]! : 1))
  for (const [index, place] of variable.places.entries()) {
    if (place >= 0) weights[index]! *= factors[place]!
  }
}

function farthest(weights: Float64Array, variables: readonly Variable[]): number {
  let off = 0
  for (const variable of variables) {
    const { by, all } = sums(weights, variable)
    for (const [place, target] of variable.targets.entries()) {
      off = Math.max(off, Math.abs(by[place]! / all - target))
    }
  }
  return off
}

function cut(weights: Float64Array, { low, high }: { low: number; high: number }): void {
  normalise(weights)
  for (const [index, weight] of weights.entries()) weights[index] = Math.min(high, Math.max(low, weight))
}

function normalise(weights: Float64Array): void {
  const mean = weights.reduce((sum, one) => sum + one, 0) / weights.length
  if (mean > 0) for (const [index, weight] of weights.entries()) weights[index] = weight / mean
}
