import type { Database } from '../platform/db/connection.ts'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { CouncilArea } from './council-area.ts'

/** All 32, by name. Reference figures: the same for every organisation. */
export async function councilAreas(db: Database): Promise<CouncilArea[]> {
  const rows = await db.selectFrom('council_area').selectAll().orderBy('name').execute()
  return rows.map(row => ({
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    hscp: { code: row.hscp_code, name: row.hscp_name },
    board: { code: row.board_code, name: row.board_name },
    population: row.population,
    populationByAge: {
      '0-15': row.population_0_15,
      '16-64': row.population_16_64,
      '65-74': row.population_65_74,
      '75+': row.population_75_over,
    },
    hexagon: { column: row.column_at, row: row.row_at },
  }))
}

/** The codes of the areas that a programme chose. Empty where it chose none; `programmeAreas` says what that means. */
export async function areasOf(db: OrganisationDatabase, programme: Id<'programme'>): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_area')
    .select('area_code')
    .where('programme_id', '=', programme)
    .orderBy('area_code')
    .execute()
  return rows.map(row => row.area_code)
}

/** The council areas that a programme is about: its own, all 32 where it names none, none where it has a place instead. By name. */
export async function programmeAreas(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<CouncilArea[]> {
  const found = await db
    .selectFrom('programme')
    .select('place')
    .where('id', '=', programme)
    .executeTakeFirst()
  if (found && found.place !== null) return []
  const own = new Set(await areasOf(db, programme))
  const all = await councilAreas(db)
  return own.size === 0 ? all : all.filter(area => own.has(area.code))
}

export async function replaceAreas(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  codes: readonly string[],
): Promise<void> {
  await db.deleteFrom('programme_area').where('programme_id', '=', programme).execute()
  if (codes.length === 0) return
  await db
    .insertInto('programme_area')
    .values(
      codes.map(code => ({ organisation_id: db.organisation, programme_id: programme, area_code: code })),
    )
    .execute()
}
