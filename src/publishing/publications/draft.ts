import { defaultRule } from '../../disclosure/index.ts'
import { attributionsOf } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services.ts'
import { publicProgramme } from '../../programmes/index.ts'
import { releasesOf } from '../editions/editions.sql.ts'
import { compose } from './compose.ts'
import { openFigures } from './figures.ts'
import type { Publication } from './publication.ts'
import { blocksOf } from './publications.sql.ts'

/** The publication as it would go out now, through disclosure control as it would then be. */
export async function draft(services: Services, db: OrganisationDatabase, publication: Publication) {
  const programme = await publicProgramme(db, publication.programme)
  if (!programme) throw new Error('A publication without its programme.')
  const blocks = await blocksOf(db, publication.id)
  const earlier = await releasesOf(db, publication.programme)
  const figures = openFigures(
    defaultRule,
    earlier.map(issued => issued.content),
  )
  const composed = await compose(db, services.secrets, {
    programme,
    front: publication.front,
    blocks,
    figures,
    quotedBefore: new Map(),
    issue: 1,
    issuedAt: services.clock.now(),
    changedAt: undefined,
    address: undefined,
    attribution: await attributionsOf(db, publication.programme),
  })
  const numbers = [...new Set(figures.decided.map(figure => figure.words).filter(words => words !== ''))]
  return { composed, blocks, numbers }
}
