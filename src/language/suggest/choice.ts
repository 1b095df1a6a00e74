/** The label a text is most likely to carry is kept where its probability is at least this. */
export const TOP_LABEL_FROM = 0.25
/** Labels less likely than this are not offered. */
export const OFFERED_FROM = 0.1

/** A label, by number, that a text may carry. */
export interface Offer {
  readonly label: number
  readonly probability: number
}

/** The labels worth offering, likeliest first. */
export function offers(probabilities: ArrayLike<number>): Offer[] {
  const found: Offer[] = []
  for (let label = 0; label < probabilities.length; label++) {
    if (probabilities[label]! >= OFFERED_FROM) found.push({ label, probability: probabilities[label]! })
  }
  return found.sort((a, b) => b.probability - a.probability || a.label - b.label)
}

/** How many of the offers, from the first, are chosen: those at the cut or above, and the first if likely enough. */
export function chosenCount(offered: readonly Offer[], cut: number): number {
  let count = 0
  while (count < offered.length && offered[count]!.probability >= cut) count++
  if (count === 0 && offered.length > 0 && offered[0]!.probability >= TOP_LABEL_FROM) return 1
  return count
}

/** A text whose labels are known, what was offered for it, and how many times it counts. */
export interface Judged {
  readonly offered: readonly Offer[]
  readonly labels: ReadonlySet<number>
  readonly weight: number
}

/** Precision and recall in one, over all labels of all texts together: 2 TP / (2 TP + FP + FN). */
export function microF1(judged: readonly Judged[], cut: number): number {
  let hits = 0
  let extra = 0
  let missed = 0
  for (const { offered, labels, weight } of judged) {
    const count = chosenCount(offered, cut)
    let right = 0
    for (let at = 0; at < count; at++) if (labels.has(offered[at]!.label)) right++
    hits += weight * right
    extra += weight * (count - right)
    missed += weight * (labels.size - right)
  }
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + extra + missed)
}

/** The one cut, between .2 and .7, that gives the best micro-F1; the mean of the cuts within .002 of the best. */
export function bestCut(judged: readonly Judged[]): number {
  const tried = Array.from({ length: 51 }, (_, at) => {
    const cut = (20 + at) / 100
    return { cut, score: microF1(judged, cut) }
  })
  const best = Math.max(...tried.map(entry => entry.score))
  const good = tried.filter(entry => entry.score >= best - 0.002)
  return good.reduce((sum, entry) => sum + entry.cut, 0) / good.length
}
