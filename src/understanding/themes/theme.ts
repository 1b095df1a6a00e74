import { z } from 'zod'
import type { Id } from '../../platform/ids.ts'

/** The eight theme colours, each with its line style, in the order in which they are given out. */
export const hues = 8

export const themeName = z
  .string()
  .trim()
  .min(1, 'Give the theme a name.')
  .max(120, 'Use 120 letters or fewer.')
export const themeDefinition = z.string().trim().max(2000, 'Use 2,000 letters or fewer.')

export type Theme = {
  readonly id: Id<'theme'>
  readonly name: string
  readonly definition: string
  readonly hue: number
  readonly origin: 'person' | 'suggestion'
}

/** A theme with how much of what was said speaks of it. A contribution is one thing said; a person may say several. */
export type CountedTheme = Theme & {
  readonly contributions: number
  readonly people: number
  /** Its name came from words that were taken back since, so somebody is to choose another. */
  readonly nameTakenBack: boolean
}

/** At most so many people are "a few": drawn as dots inside the team, and outside it never counted. */
export const aFew = 9

/** The colour for the next theme: the one that the fewest have, the first of those. */
export function nextHue(taken: readonly number[]): number {
  const uses = Array.from({ length: hues }, (_, hue) => taken.filter(other => other === hue).length)
  return uses.indexOf(Math.min(...uses))
}
