import { type CountTable, countsOf, planOf, type TableLayout } from './count-table.ts'
import { decide } from './decide.ts'
import type { HeldReason, Release } from './release.ts'
import { type DisclosureRule, disclosureRule } from './rule.ts'
import { isSameTable, recallRelease, type SafeTable } from './safe-table.ts'

/** A figure that is held back, as its editor sees it. */
export interface HeldFigure {
  row: string | null
  column: string | null
  count: number
  reason: HeldReason
}

/** What the editor is told, and the public is not. */
export interface EditorExplanation {
  /**
   * - `as counted`: nothing had to be held back.
   * - `protected`: some figures are held back.
   * - `as issued`: too few people came or left since this table last went out; it stays as it was.
   * - `withheld`: beside what is public already, nothing more of this table can go out safely.
   */
  outcome: 'as counted' | 'protected' | 'as issued' | 'withheld'
  rule: DisclosureRule
  held: HeldFigure[]
  /** What happened and what can be done, in plain words. */
  words: string
}

/**
 * The one gate through which counts of people leave the team.
 *
 * @param table people as counted today, everyone in it
 * @param rule how small numbers are protected in the programme
 * @param earlier every release of the programme so far; those of other programmes are passed over
 * @returns what may be shown, the release to remember once it is published (the earlier one itself where the table
 * stays as issued), and the reasons for the editor
 * @throws RangeError where the counts do not fit the table; ZodError where the rule is not valid
 */
export function protect(
  table: CountTable,
  rule: DisclosureRule,
  earlier: readonly Release[],
): { safe: SafeTable; release: Release; explanation: EditorExplanation } {
  disclosureRule.parse(rule)
  const ours = earlier.filter(release => release.table.programme === table.programme)
  const issued = unchangedIssue(table, rule, ours)
  const release = issued ?? decideRelease(table, rule, ours)
  const safe = recallRelease(release.release)
  return { safe, release: release.release, explanation: explain(release) }
}

type Outcome = { release: Release; outcome: EditorExplanation['outcome'] }

function decideRelease(table: CountTable, rule: DisclosureRule, earlier: readonly Release[]): Outcome {
  const { figures, withheld } = decide(table, rule, earlier)
  const entries = [...figures].map(([key, { count, held, known }]) => [key, { count, held, known }] as const)
  const release: Release = { table: layoutOf(table), rule, figures: Object.fromEntries(entries) }
  const anyHeld = printedKeys(release.table).some(key => release.figures[key]?.held)
  return { release, outcome: withheld ? 'withheld' : anyHeld ? 'protected' : 'as counted' }
}

/**
 * The last issue of this very table, where nothing in it has changed by the threshold: figures already issued stay
 * as issued, so that one who took their words back cannot be found by comparing two reports.
 */
function unchangedIssue(
  table: CountTable,
  rule: DisclosureRule,
  earlier: readonly Release[],
): Outcome | null {
  const last = earlier
    .filter(release => isSameTable(release.table, table))
    .toSorted((one, other) => (one.table.asOf < other.table.asOf ? -1 : 1))
    .at(-1)
  if (!last || rule.threshold <= 1) return null
  const moved = [...countsOf(table)].some(
    ([key, count]) => Math.abs(count - (last.figures[key]?.count ?? 0)) >= rule.threshold,
  )
  return moved ? null : { release: last, outcome: 'as issued' }
}

/** The table without its counts: only what names it. */
function layoutOf({ kind, programme, title, asOf, rows, columns }: CountTable): TableLayout {
  return { kind, programme, title, asOf, rows, columns }
}

function printedKeys(table: TableLayout): string[] {
  const { cells, rowTotals, columnTotals, n } = planOf(table)
  return [...cells.flat(), ...(rowTotals ?? []), ...(columnTotals ?? []), n]
}

function explain({ release, outcome }: Outcome): EditorExplanation {
  const { table, rule, figures } = release
  const plan = planOf(table)
  const rows = table.rows.categories.map(one => one.label)
  const columns = table.columns?.categories.map(one => one.label) ?? [null]
  const held: HeldFigure[] = []
  const look = (key: string | undefined, row: string | null, column: string | null) => {
    const figure = figures[key ?? '']
    if (figure?.held) held.push({ row, column, count: figure.count, reason: figure.held })
  }
  rows.forEach((row, index) => {
    columns.forEach((column, place) => {
      look(plan.cells[index]?.[place], row, column)
    })
    if (plan.rowTotals) look(plan.rowTotals[index], row, null)
  })
  columns.forEach((column, place) => {
    if (plan.columnTotals) look(plan.columnTotals[place], null, column)
  })
  look(plan.n, null, null)
  return { outcome, rule, held, words: wordsOn(outcome, held, release) }
}

function wordsOn(
  outcome: EditorExplanation['outcome'],
  held: readonly HeldFigure[],
  { table, rule }: Release,
): string {
  if (outcome === 'as issued')
    return `These figures stay as they were issued on ${table.asOf}. Since then no figure has changed by ${rule.threshold} people or more, and a small difference would point at who came or left.`
  if (outcome === 'withheld')
    return 'Beside the figures that are public already, this table would tell too much about single people. Join groups into larger ones, or wait until more people have answered.'
  if (outcome === 'as counted') return 'Every figure can be shown.'
  const number = (reason: HeldReason) => held.filter(one => one.reason === reason).length
  const parts = [
    [number('small'), `because they count fewer than ${rule.threshold} people or too small a share`],
    [number('total'), 'because the number of the whole group is held back'],
    [number('secondary'), 'because others could be worked out from them'],
    [number('release'), 'because of what was issued before'],
  ] as const
  const sentences = parts.filter(([count]) => count > 0).map(([count, why]) => `${count} ${why}`)
  return `Figures held back: ${sentences.join('; ')}. Joining small groups into larger ones shows more.`
}
