import { sql } from 'kysely'
import type { CountTable } from '../../disclosure/index.ts'
import { type CharacteristicKind, characteristicName } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { councilAreas } from '../../programmes/index.ts'
import type { Finding } from './finding.ts'
import { characteristicLabel } from './group-label.ts'
import type { EvidenceTable } from './protect-evidence.ts'

type Programme = Id<'programme'>
/** Those who did not say, and those who preferred not to: one group, because nothing is known of either. */
const unknown = 'unknown'

/** How many people are behind a finding. A finding on one theme is the same figure as that theme's. */
export function findingTable(programme: Programme, finding: Finding, asOf: Date): CountTable {
  return {
    kind: 'overlapping',
    programme,
    title: finding.sentence,
    asOf: asOf.toISOString(),
    rows: {
      key: 'theme',
      label: 'Theme',
      categories: [{ key: themesKey(finding), label: finding.sentence }],
    },
    columns: null,
    counts: [[finding.people]],
    bases: [finding.ofPeople],
  }
}

function themesKey(finding: Finding): string {
  return (
    finding.themes
      .map(theme => theme.id)
      .sort()
      .join('+') || finding.id
  )
}

/** How many people of each answer to a characteristic are behind a finding. */
export async function findingByCharacteristic(
  db: OrganisationDatabase,
  programme: Programme,
  finding: Finding,
  kind: CharacteristicKind,
  asOf: Date,
): Promise<CountTable> {
  const counts = await spokeByCharacteristic(
    db,
    programme,
    finding.themes.map(theme => theme.id),
    kind,
  )
  const groups = await namedAnswers(
    db,
    kind,
    counts.map(count => ({ value: count.value, numbers: [count.spoke, count.of] })),
  )
  return {
    kind: 'overlapping',
    programme,
    title: finding.sentence,
    asOf: asOf.toISOString(),
    rows: {
      key: 'theme',
      label: 'Theme',
      categories: [{ key: themesKey(finding), label: 'Spoke of this' }],
    },
    columns: {
      key: kind,
      label: characteristicLabel(kind),
      categories: groups.map(({ key, label }) => ({ key, label })),
    },
    counts: [groups.map(group => group.numbers[0] ?? 0)],
    bases: groups.map(group => group.numbers[1] ?? 0),
  }
}

type Group = { readonly key: string; readonly label: string; readonly numbers: readonly number[] }

/** Answers with their names, those of whom nothing is known together in the last. */
export async function namedAnswers(
  db: OrganisationDatabase,
  kind: CharacteristicKind,
  counts: readonly { value: string; numbers: readonly number[] }[],
): Promise<Group[]> {
  const areas = new Map((await councilAreas(db)).map(area => [area.code, area.name]))
  const known: Group[] = []
  let rest: number[] | undefined
  for (const { value, numbers } of counts) {
    if (value === '' || value === 'prefer_not')
      rest = numbers.map((number, index) => number + (rest?.[index] ?? 0))
    else known.push({ key: value, label: areas.get(value) ?? characteristicName(kind, value), numbers })
  }
  // Areas come by code, which says nothing to a reader; other answers come in the order of their keys.
  if (kind === 'area') known.sort((one, other) => one.label.localeCompare(other.label, 'en-GB'))
  return rest ? [...known, { key: unknown, label: characteristicName(kind, ''), numbers: rest }] : known
}

/** The tables of a finding as a report has them: how many people are behind it, then by each characteristic. */
export async function evidenceTables(
  db: OrganisationDatabase,
  programme: Programme,
  finding: Finding,
  asOf: Date,
): Promise<EvidenceTable[]> {
  const tables: EvidenceTable[] = [{ kind: undefined, table: findingTable(programme, finding, asOf) }]
  for (const kind of finding.characteristics)
    tables.push({ kind, table: await findingByCharacteristic(db, programme, finding, kind, asOf) })
  return tables
}

type GroupCount = { readonly value: string; readonly spoke: number; readonly of: number }

/**
 * How many people of each answer to a characteristic spoke of these themes, and how many there are of each.
 * Those who did not say are counted under an empty answer.
 */
async function spokeByCharacteristic(
  db: OrganisationDatabase,
  programme: Programme,
  themes: readonly Id<'theme'>[],
  kind: CharacteristicKind,
): Promise<GroupCount[]> {
  if (themes.length === 0) return []
  const { rows } = await sql<GroupCount>`
    with person as (
      select said.response_id,
        bool_or(exists (select from coding where coding.contribution_id = said.id and coding.theme_id in (${sql.join(themes)}))) as spoke
      from analysable_contribution said where said.programme_id = ${programme} group by said.response_id
    )
    select coalesce(told.value, '') as value, count(*) filter (where person.spoke) as spoke, count(*) as of
    from person
    left join analysable_characteristic told on told.response_id = person.response_id and told.kind = ${kind}
    group by 1 order by 1`.execute(db)
  return rows
}
