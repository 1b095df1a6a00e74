/** Logits that rules gave to texts they had not seen, with what people said of those texts. */
export interface HeldOut {
  /** For each label the logit of each entry: `labels × entries`. */
  readonly logits: readonly Float32Array[]
  /** 1 where the entry carries the label: `labels × entries`. */
  readonly positive: readonly Uint8Array[]
  /** How many texts each entry stands for. */
  readonly weights: Float64Array
}

/** p = 1 / (1 + exp(−(slope · logit + intercept + offset of the label))). */
export interface Calibration {
  readonly slope: number
  readonly intercept: number
  readonly offsets: Float64Array
}

/** Offsets are held near 0 as if by this much evidence: a label needs some dozens of texts to move its own. */
const OFFSET_PENALTY = 2
const PRIOR = 1e-3

export function probability(
  { slope, intercept, offsets }: Calibration,
  label: number,
  logit: number,
): number {
  return sigmoid(slope * logit + intercept + (offsets[label] ?? 0))
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/**
 * Platt scaling (Platt 1999) with slope and intercept shared by all labels, and a small offset for each, by
 * Newton's method on the penalised log-likelihood, in turns.
 */
export function calibrate(held: HeldOut): Calibration {
  const offsets = new Float64Array(held.logits.length)
  let line = { slope: 1, intercept: 0 }
  for (let round = 0; round < 25; round++) {
    const better = stepOfLine(held, line, offsets)
    moveOffsets(held, better, offsets)
    const moved = Math.abs(better.slope - line.slope) + Math.abs(better.intercept - line.intercept)
    line = better
    if (moved < 1e-5) break
  }
  return { ...line, offsets }
}

interface Line {
  readonly slope: number
  readonly intercept: number
}

function stepOfLine({ logits, positive, weights }: HeldOut, line: Line, offsets: Float64Array): Line {
  const { slope, intercept } = line
  let gradientSlope = PRIOR * (slope - 1)
  let gradientIntercept = PRIOR * intercept
  let curveSlope = PRIOR
  let curveBoth = 0
  let curveIntercept = PRIOR
  logits.forEach((column, label) => {
    const said = positive[label]!
    for (let at = 0; at < column.length; at++) {
      const z = column[at]!
      const p = sigmoid(slope * z + intercept + offsets[label]!)
      const error = weights[at]! * (p - said[at]!)
      const curve = weights[at]! * p * (1 - p)
      gradientSlope += error * z
      gradientIntercept += error
      curveSlope += curve * z * z
      curveBoth += curve * z
      curveIntercept += curve
    }
  })
  const determinant = curveSlope * curveIntercept - curveBoth * curveBoth
  const bySlope = (curveIntercept * gradientSlope - curveBoth * gradientIntercept) / determinant
  const byIntercept = (curveSlope * gradientIntercept - curveBoth * gradientSlope) / determinant
  // A longer step would leave the region in which the curvature is known.
  const scale = Math.min(1, 2 / Math.max(Math.abs(bySlope), Math.abs(byIntercept), 1e-12))
  return { slope: Math.max(0.02, slope - scale * bySlope), intercept: intercept - scale * byIntercept }
}

function moveOffsets({ logits, positive, weights }: HeldOut, line: Line, offsets: Float64Array): void {
  logits.forEach((column, label) => {
    const said = positive[label]!
    let gradient = OFFSET_PENALTY * offsets[label]!
    let curvature = OFFSET_PENALTY
    for (let at = 0; at < column.length; at++) {
      const p = sigmoid(line.slope * column[at]! + line.intercept + offsets[label]!)
      gradient += weights[at]! * (p - said[at]!)
      curvature += weights[at]! * p * (1 - p)
    }
    offsets[label]! -= Math.max(-1, Math.min(1, gradient / curvature))
  })
}
