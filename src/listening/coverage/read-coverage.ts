import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { councilAreas, programmeAreas } from '../../programmes/index.ts'
import { heardValues, peopleHeard } from './coverage.sql.ts'
import { coverageOf, type DimensionCoverage } from './coverage.ts'
import { type NextStep, nextSteps } from './next-steps.ts'
import { populationTable } from './population-table.sql.ts'
import { readFigures } from './read-figures.ts'

/** Who was heard in a programme against who lives where it is about. */
export type Coverage = {
  readonly people: number
  readonly dimensions: readonly DimensionCoverage[]
  readonly next: readonly NextStep[]
  readonly areas: Awaited<ReturnType<typeof programmeAreas>>
  /** The name of the organisation's own figures, where it loaded some. */
  readonly ownName: string | undefined
}

/**
 * Counts who was heard and compares it with population figures.
 * @param withChildren whether children are expected although none was heard
 */
export async function readCoverage(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  { withChildren = false }: { readonly withChildren?: boolean } = {},
): Promise<Coverage> {
  const areas = await programmeAreas(db, programme)
  const own = await populationTable(db, programme)
  const people = await peopleHeard(db, programme)
  const dimensions = coverageOf({
    people,
    heard: await heardValues(db, programme),
    areas,
    allAreas: (await councilAreas(db)).length,
    figures: readFigures(),
    own: own?.figures ?? [],
    withChildren,
  })
  return { people, dimensions, next: nextSteps(dimensions, areas), areas, ownName: own?.name }
}
