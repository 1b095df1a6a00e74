import type { HeldReason } from './release.ts'

/** One count of people on its way to the public, with what is decided about it so far. */
export interface Figure {
  readonly key: string
  readonly count: number
  /** `null` while it may be shown. */
  held: HeldReason | null
  /** What everybody can assume of it while it is held back, from earlier releases. */
  low: number
  high: number
  /** Already public with this very count. */
  known: boolean
  /** What readers lose where it is held back to cover another; infinite where holding it back hides nothing. */
  cost: number
}

/** More people than any table counts. */
export const unbounded = 2 ** 40
