import { z } from 'zod'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OwnFigure } from './own-figures.ts'

const figures = z.array(
  z.object({ characteristic: z.string(), group: z.string(), label: z.string(), people: z.number() }),
)

export type PopulationTable = {
  readonly name: string
  readonly figures: readonly OwnFigure[]
  readonly loadedAt: Date
}

/** The programme's own population figures, if any were loaded. */
export async function populationTable(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<PopulationTable | undefined> {
  const row = await db
    .selectFrom('population_table')
    .select(['name', 'figures', 'loaded_at'])
    .where('programme_id', '=', programme)
    .executeTakeFirst()
  return row && { name: row.name, figures: figures.parse(row.figures), loadedAt: row.loaded_at }
}

/** Puts a file's figures in the place of those that were there. */
export async function replacePopulationTable(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  table: { readonly name: string; readonly figures: readonly OwnFigure[] },
  by: { readonly account: Id<'account'>; readonly now: Date },
): Promise<void> {
  const row = {
    name: table.name,
    figures: JSON.stringify(table.figures),
    loaded_at: by.now,
    loaded_by: by.account,
  }
  await db
    .insertInto('population_table')
    .values({ organisation_id: db.organisation, programme_id: programme, ...row })
    .onConflict(conflict => conflict.columns(['organisation_id', 'programme_id']).doUpdateSet(row))
    .execute()
}

export async function removePopulationTable(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<void> {
  await db.deleteFrom('population_table').where('programme_id', '=', programme).execute()
}
