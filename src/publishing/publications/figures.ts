import {
  type CountTable,
  type DisclosureRule,
  protect,
  type Release,
  recallRelease,
  type SafeTable,
} from '../../disclosure/index.ts'

/** A set of numbers on its way out: the block that shows it, and what disclosure control decided. */
export type DecidedFigure = { readonly block: string; readonly release: Release; readonly words: string }

/**
 * The numbers of one composition. Each table goes through disclosure control beside all that went out before and
 * beside the tables before it here; where a block's numbers are frozen with an edition, they stay as issued.
 */
export type Figures = {
  /** The table for a block, as it may be shown. */
  safe(block: string, table: CountTable): SafeTable
  /** What was decided anew, in order. */
  readonly decided: readonly DecidedFigure[]
}

export function openFigures(
  rule: DisclosureRule,
  earlier: readonly Release[],
  frozen: ReadonlyMap<string, Release> = new Map(),
): Figures {
  const decided: DecidedFigure[] = []
  const out: Release[] = [...earlier]
  return {
    decided,
    safe(block, table) {
      const issued = frozen.get(block)
      if (issued) return recallRelease(issued)
      const { safe, release, explanation } = protect(table, rule, out)
      out.push(release)
      decided.push({ block, release, words: explanation.words })
      return safe
    },
  }
}
