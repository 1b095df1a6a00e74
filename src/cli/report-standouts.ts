import { type SafeTable, share } from '../disclosure/index.ts'
import { isTheme } from './report-tables.ts'

/** Themes that one group spoke of more than everybody did. */
export interface Standout {
  readonly group: string
  readonly themes: readonly { readonly name: string; readonly there: number; readonly overall: number }[]
}

/** A group of fewer contributions says too little to be compared. */
const leastGroup = 30
/** Standard errors above the overall share: by chance, less than once in 700 comparisons. */
const clear = 3
/** A smaller difference is true and says nothing. */
const worthSaying = 1.5

/**
 * What sets groups apart, from protected numbers alone: for each group at most three themes whose share there
 * is clearly above the overall one (a one-sample test of a proportion; a pointer for reading, not a proof).
 *
 * @param table themes in rows, groups in columns
 */
export function standouts(table: SafeTable): Standout[] {
  const { n, columns, rowTotals, columnTotals } = table
  if (n.state !== 'shown' || columns === null) return []
  return columns.categories.flatMap((group, column) => {
    const size = columnTotals?.[column]
    if (size?.state !== 'shown' || size.count < leastGroup || size.count === n.count) return []
    const found = table.rows.categories.flatMap((theme, row) => {
      const total = rowTotals?.[row]
      const there = share(table, row, column, 'column')
      if (!isTheme(theme) || total?.state !== 'shown' || there === null) return []
      const overall = total.count / n.count
      const error = Math.sqrt((overall * (1 - overall)) / size.count)
      const distance = error === 0 ? 0 : (there - overall) / error
      if (distance < clear || there < worthSaying * overall) return []
      return [{ name: theme.label, there, overall, distance }]
    })
    if (found.length === 0) return []
    const themes = found.toSorted((one, other) => other.distance - one.distance).slice(0, 3)
    return [{ group: group.label, themes }]
  })
}
