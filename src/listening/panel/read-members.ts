import { isUnreadable, type Table } from '../../platform/tabular/table.ts'
import type { CouncilArea } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { ageBand } from '../coverage/age-band.ts'
import { groupOf, keyOf } from '../coverage/dimension.ts'
import type { PostcodePlace } from '../coverage/postcode.ts'
import { readAreaCode } from '../coverage/read-area-code.ts'
import type { NewMember } from './members.sql.ts'
import { panelAges, type Strata } from './panel.ts'

export type ReadMembers =
  | { readonly ok: true; readonly members: readonly NewMember[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Members that one file may bring. */
export const mostMembers = 50_000
const mostProblems = 10

const names = {
  name: ['name', 'full_name'],
  email: ['email', 'e_mail', 'email_address', 'mail'],
  area: ['area', 'council_area', 'council', 'local_authority'],
  age: ['age', 'age_band', 'age_group'],
  sex: ['sex', 'gender'],
  quintile: ['quintile', 'simd', 'simd_quintile', 'deprivation'],
  postcode: ['postcode', 'post_code'],
} as const
type Column = keyof typeof names

/**
 * Reads members from a file: name and email, and what is known of area, age, sex and deprivation. A postcode tells
 * area and deprivation and is not kept.
 *
 * @param placeOf where a postcode is, from the table that the organisation loaded
 * @throws UnreadableFile where the file itself cannot be read
 */
export async function readMembers(
  table: Table,
  areas: readonly CouncilArea[],
  placeOf: (postcode: string) => Promise<PostcodePlace | undefined>,
): Promise<ReadMembers> {
  const keys = table.columns.map(keyOf)
  const place = (column: Column) => keys.findIndex(key => (names[column] as readonly string[]).includes(key))
  const at = Object.fromEntries(
    (Object.keys(names) as Column[]).map(column => [column, place(column)]),
  ) as Record<Column, number>
  if (at.name < 0 || at.email < 0)
    return { ok: false, problems: [t('read.no-columns', { found: t.list(table.columns.slice(0, 20)) })] }
  const problems: string[] = []
  const members = new Map<string, NewMember>()
  for await (const row of table.rows) {
    if (problems.length >= mostProblems) break
    if (row.row > mostMembers) {
      problems.push(t('read.too-many', { most: mostMembers }))
      break
    }
    if (isUnreadable(row)) {
      problems.push(t('read.unreadable', { row: row.row, reason: row.reason }))
      continue
    }
    if (row.cells.every(text => text.trim() === '')) continue
    const cell = (column: Column) => (at[column] < 0 ? '' : (row.cells[at[column]] ?? '').trim())
    const wrong = (column: Column, why: string) =>
      problems.push(t('read.problem', { row: row.row, column: table.columns[at[column]] ?? column, why }))
    const email = cell('email').toLowerCase()
    if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email) || email.length > 254) {
      wrong('email', t('read.no-email'))
      continue
    }
    const area = cell('area') === '' ? undefined : readAreaCode(cell('area'), areas)
    if (cell('area') !== '' && !area) wrong('area', t('read.no-area'))
    const age = cell('age') === '' ? undefined : readAge(cell('age'))
    if (cell('age') !== '' && !age) wrong('age', t('read.no-age', { ages: t.list([...panelAges]) }))
    const quintile = cell('quintile') === '' ? undefined : groupOf('deprivation', cell('quintile'))
    const fifth = (['1', '2', '3', '4', '5'] as const).find(one => one === quintile)
    if (quintile !== undefined && !fifth) wrong('quintile', t('read.no-quintile'))
    const sex = (['female', 'male'] as const).find(one => one === groupOf('sex', cell('sex')))
    const found = cell('postcode') === '' ? undefined : await placeOf(cell('postcode'))
    const known: Strata = {
      ...((area ?? found?.area) ? { area: area ?? found?.area } : {}),
      ...(age ? { age } : {}),
      ...(sex ? { sex } : {}),
      ...(fifth ? { quintile: fifth } : found?.quintile ? { quintile: `${found.quintile}` as const } : {}),
    }
    members.set(email, { name: cell('name').slice(0, 200), email, strata: known })
  }
  if (problems.length > 0) return { ok: false, problems }
  if (members.size === 0) return { ok: false, problems: [t('read.nothing')] }
  return { ok: true, members: [...members.values()] }
}

/** The panel's age band that an age in years, or a band that lies in one, belongs to. */
function readAge(text: string): string | undefined {
  const years = /^\d{1,3}$/.test(text) ? Number(text) : undefined
  const band = years === undefined ? ageBand(text) : { from: years, to: years }
  if (!band) return undefined
  return panelAges.find(each => {
    const own = ageBand(each)!
    return band.from >= own.from && (own.to === undefined || (band.to !== undefined && band.to <= own.to))
  })
}
