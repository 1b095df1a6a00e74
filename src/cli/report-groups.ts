import { CommandProblem } from './command-problem.ts'
import type { Texts } from './texts.ts'

/** A column that contributions are told apart by, with its values. */
export interface Grouping {
  readonly column: string
  /** Largest first, or in order where they are numbers; those who gave none last. */
  readonly groups: readonly { readonly key: string; readonly label: string }[]
  /** Key of each row's group, in the order of the texts. */
  readonly groupOf: readonly string[]
}

/** More groups than a reader could compare; a column of names, dates or numbers has more. */
const mostGroups = 60
/** Key of the group of those who gave nothing. */
export const notGiven = 'none'

/**
 * The groups in each `--by` column.
 *
 * @throws CommandProblem where a column does not put contributions into groups
 */
export function groupingsOf(texts: Texts, columns: readonly string[]): Grouping[] {
  return columns.map((column, index) => {
    const groupOf = texts.rows.map(({ cells }) => {
      const value = cells[index]!.replace(/\s+/gu, ' ')
      return value === '' ? notGiven : `=${value}`
    })
    const sizes = new Map<string, number>()
    for (const key of groupOf) sizes.set(key, (sizes.get(key) ?? 0) + 1)
    if (sizes.size > mostGroups) {
      throw new CommandProblem(
        `The column “${column}” (--by) has ${sizes.size.toLocaleString('en-GB')} different values. Choose one that puts the texts into at most ${mostGroups} groups, such as a place or a service.`,
      )
    }
    const keys = [...sizes.keys()].filter(key => key !== notGiven)
    const numbers = keys.every(key => /^-?\d+(\.\d+)?$/.test(key.slice(1)))
    keys.sort((one, other) =>
      numbers
        ? Number(one.slice(1)) - Number(other.slice(1))
        : sizes.get(other)! - sizes.get(one)! || (one < other ? -1 : 1),
    )
    if (sizes.has(notGiven)) keys.push(notGiven)
    const groups = keys.map(key => ({ key, label: key === notGiven ? 'Not given' : key.slice(1) }))
    return { column, groups, groupOf }
  })
}
