import { z } from 'zod'

/** What members are drawn and weighted by. */
export const strataVariables = ['area', 'age', 'sex', 'quintile'] as const
export type StrataVariable = (typeof strataVariables)[number]

/** What is known of a member for drawing and weighting: codes of groups, and nothing that tells who it is. */
export const strata = z.object({
  area: z.string().optional(),
  age: z.string().optional(),
  sex: z.enum(['female', 'male']).optional(),
  quintile: z.enum(['1', '2', '3', '4', '5']).optional(),
})
export type Strata = z.infer<typeof strata>

/** The age bands of a panel: it is for people of 16 and over. */
export const panelAges = ['16-24', '25-34', '35-49', '50-64', '65-74', '75+'] as const

/**
 * - `proportional`: each stratum gets the part of the sample that it has of the population.
 * - `equal`: each gets as many as the others, so that small ones can be told apart.
 */
export const allocations = ['proportional', 'equal'] as const
export type Allocation = (typeof allocations)[number]

/** The most people that one wave invites. */
export const mostInvited = 20_000

/** One name for the stratum that somebody is in; whoever lacks one of the variables is in none. */
export function stratumKey(of: Strata, by: readonly StrataVariable[]): string | undefined {
  const parts = by.map(variable => of[variable])
  return parts.some(part => part === undefined) ? undefined : parts.join(' ')
}

/** The groups that a stratum's key names, by variable. */
export function stratumOf(key: string, by: readonly StrataVariable[]): Strata {
  const parts = key.split(' ')
  return strata.parse(Object.fromEntries(by.map((variable, index) => [variable, parts[index]])))
}
