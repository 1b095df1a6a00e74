import { sql } from 'kysely'
import type { CountTable } from '../../disclosure/index.ts'
import type { CharacteristicKind } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type CountedTheme, characteristicLabel, namedAnswers } from '../../understanding/index.ts'

type Programme = Id<'programme'>

/** How many people spoke of each theme, of all who may be counted. */
export function themesTable(
  programme: Programme,
  themes: readonly CountedTheme[],
  people: number,
  title: string,
  asOf: Date,
): CountTable {
  return {
    kind: 'overlapping',
    programme,
    title,
    asOf: asOf.toISOString(),
    rows: {
      key: 'theme',
      label: 'Theme',
      categories: themes.map(theme => ({ key: theme.id, label: theme.name })),
    },
    columns: null,
    counts: themes.map(theme => [theme.people]),
    bases: [people],
  }
}

/** Who took part, by what they told of themselves. */
export async function whoTable(
  db: OrganisationDatabase,
  programme: Programme,
  kind: CharacteristicKind,
  asOf: Date,
): Promise<CountTable> {
  const { rows } = await sql<{ value: string; people: number }>`
    select coalesce(told.value, '') as value, count(*) as people
    from (select distinct response_id from analysable_contribution where programme_id = ${programme}) person
    left join analysable_characteristic told on told.response_id = person.response_id and told.kind = ${kind}
    group by 1 order by 1`.execute(db)
  const groups = await namedAnswers(
    db,
    kind,
    rows.map(row => ({ value: row.value, numbers: [row.people] })),
  )
  return {
    kind: 'partition',
    programme,
    title: characteristicLabel(kind),
    asOf: asOf.toISOString(),
    rows: {
      key: kind,
      label: characteristicLabel(kind),
      categories: groups.map(({ key, label }) => ({ key, label })),
    },
    columns: null,
    counts: groups.map(group => [group.numbers[0] ?? 0]),
  }
}

/**
 * How many people took part. One row for all of them: by the way that they took it, a few on paper would hold back
 * how many there were altogether.
 */
export async function reachTable(
  db: OrganisationDatabase,
  programme: Programme,
  asOf: Date,
): Promise<CountTable> {
  const { people } = await db
    .selectFrom('analysable_contribution')
    .select(sql<number>`count(distinct response_id)`.as('people'))
    .where('programme_id', '=', programme)
    .executeTakeFirstOrThrow()
  return {
    kind: 'partition',
    programme,
    title: 'How many people took part',
    asOf: asOf.toISOString(),
    rows: { key: 'heard', label: '', categories: [{ key: 'heard', label: 'Took part' }] },
    columns: null,
    counts: [[people]],
  }
}

/** When the first and the last of it was said. */
export async function saidBetween(
  db: OrganisationDatabase,
  programme: Programme,
): Promise<{ first: Date; last: Date } | undefined> {
  const row = await db
    .selectFrom('analysable_contribution')
    .select(({ fn }) => [fn.min('received_at').as('first'), fn.max('received_at').as('last')])
    .where('programme_id', '=', programme)
    .executeTakeFirst()
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined
}
