import { isSafeTable, type SafeCell, type SafeTable } from './safe-table.ts'

/** What a share is of: the row's total, the column's people, or everybody. */
export type ShareOf = 'row' | 'column' | 'all'

/**
 * A cell's share of its total, from 0 to 1.
 * @returns `null` where one of the two is held back, or nobody is counted
 */
export function share(table: SafeTable, row: number, column: number, of: ShareOf): number | null {
  const part = cellAt(table, row, column)
  const whole = of === 'row' ? table.rowTotals?.[row] : of === 'column' ? columnBase(table, column) : table.n
  if (part?.state !== 'shown' || whole?.state !== 'shown' || whole.count === 0) return null
  return Math.min(1, part.count / whole.count)
}

/**
 * An average that belongs to a cell (of ratings, say): it goes out only where the number of its people does.
 * @returns `null` where that number is held back, or is nobody
 */
export function safeMean(table: SafeTable, row: number, column: number, mean: number): number | null {
  const cell = cellAt(table, row, column)
  return cell?.state === 'shown' && cell.count > 0 ? mean : null
}

/** @throws TypeError for a table that did not come out of disclosure control. */
function cellAt(table: SafeTable, row: number, column: number): SafeCell | undefined {
  if (!isSafeTable(table)) throw new TypeError('Shares of people need a table from disclosure control')
  return table.cells[row]?.[column]
}

function columnBase(table: SafeTable, column: number): SafeCell | null | undefined {
  return table.columns === null ? table.n : table.columnTotals?.[column]
}
