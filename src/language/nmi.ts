/**
 * Normalised mutual information of two labellings of the same things: 2·I(A;B) / (H(A) + H(B)), from 0
 * (nothing in common) to 1 (the same groups, whatever they are called). Two labellings with one group each
 * agree fully: 1.
 */
export function normalisedMutualInformation(a: readonly unknown[], b: readonly unknown[]): number {
  if (a.length !== b.length) throw new Error('Both labellings must cover the same things')
  const left = tally(a)
  const right = tally(b)
  const joint = new Map<unknown, Map<unknown, number>>()
  a.forEach((label, i) => {
    const row = joint.get(label) ?? new Map<unknown, number>()
    row.set(b[i], (row.get(b[i]) ?? 0) + 1)
    joint.set(label, row)
  })
  const total = a.length
  let shared = 0
  for (const [label, row] of joint) {
    for (const [other, count] of row) {
      shared += (count / total) * Math.log((count * total) / (left.get(label)! * right.get(other)!))
    }
  }
  const entropies = entropy(left, total) + entropy(right, total)
  return entropies === 0 ? 1 : (2 * shared) / entropies
}

function tally(labels: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

function entropy(counts: ReadonlyMap<unknown, number>, total: number): number {
  let sum = 0
  for (const count of counts.values()) sum -= (count / total) * Math.log(count / total)
  return sum
}
