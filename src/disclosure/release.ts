import { z } from 'zod'
import { tableLayout } from './count-table.ts'
import { disclosureRule } from './rule.ts'

/**
 * Why a figure is held back.
 *
 * - `small`: it counts too few people, or too small a share.
 * - `total`: the total that it belongs to is held back.
 * - `secondary`: it would give away another one.
 * - `release`: beside what was issued before, it would tell who came or left, or what was held back then.
 */
export const heldReason = z.enum(['small', 'total', 'secondary', 'release'])
export type HeldReason = z.infer<typeof heldReason>

const figure = z.object({
  count: z.int().min(0),
  /** `null`: the figure went out. */
  held: heldReason.nullable(),
  /** The figure was public before this release, so it is shown whatever its size. */
  known: z.boolean(),
})
export type ReleasedFigure = z.infer<typeof figure>

/**
 * A set of numbers that went out, remembered for disclosure control. It holds counts that the public does not see,
 * so it stays inside the team; `recallRelease` makes the table that may be shown.
 */
export const release = z.object({
  table: tableLayout,
  rule: disclosureRule,
  /** By name of the figure (`figureKey`), totals that were not printed included. */
  figures: z.record(z.string(), figure),
})
export type Release = z.infer<typeof release>
