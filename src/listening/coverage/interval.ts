/** From and to, in the unit of what it is about. */
export type Interval = { readonly low: number; readonly high: number }

/** Two-sided 95%. */
const z = 1.959963984540054

/**
 * The Wilson score interval of a share, 95%: E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", Journal of the American Statistical Association 22 (1927), 209–212. It holds for small counts and for
 * none, where the usual one does not (Brown, Cai and DasGupta, Statistical Science 16 (2001), 101–133).
 *
 * @param count of how many the share is; from 0 to `of`
 * @param of everybody; above 0
 * @returns shares from 0 to 1
 * @throws RangeError for a count outside of 0 to `of`, or of nobody
 */
export function wilson(count: number, of: number): Interval {
  if (!(of > 0) || !(count >= 0) || count > of) throw new RangeError(`No share: ${count} of ${of}`)
  const share = count / of
  const spread = z * z
  const middle = (share + spread / (2 * of)) / (1 + spread / of)
  const half = (z / (1 + spread / of)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of * of))
  return {
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === of ? 1 : Math.min(1, middle + half),
  }
}
