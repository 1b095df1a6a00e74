/**
 * How many people answering with equal weight would tell as much: L. Kish, Survey Sampling (Wiley, 1965), section
 * 11.7; (Σw)² / Σw². 0 for nobody.
 */
export function effectiveSize(weights: readonly number[]): number {
  const sum = weights.reduce((total, one) => total + one, 0)
  const squares = weights.reduce((total, one) => total + one * one, 0)
  return squares > 0 ? (sum * sum) / squares : 0
}

/** By how much unequal weights widen an interval's square: n / effective n, never under 1. 1 for nobody. */
export function designEffect(weights: readonly number[]): number {
  const effective = effectiveSize(weights)
  return effective > 0 ? weights.length / effective : 1
}
