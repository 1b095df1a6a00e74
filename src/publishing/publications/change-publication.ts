import { addAddress } from '../../platform/address.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId, type OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { publicProgramme, takeCode } from '../../programmes/index.ts'
import { recordAction } from '../../trust/index.ts'
import { findingsOf } from '../../understanding/index.ts'
import { defaultBlocks, leftOut } from './default-blocks.ts'
import { draft } from './draft.ts'
import type { Front, Publication } from './publication.ts'
import {
  advanceVersion,
  deleteBlock,
  insertBlocks,
  insertPublication,
  publicationById,
  recommendationsOf,
} from './publications.sql.ts'

type Edge = Pick<Services, 'database' | 'clock'>
type By = { readonly account: Id<'account'> | undefined }

/** A report that was begun, and how many of its usual parts so few people could not fill safely. */
export type Begun = { readonly id: Id<'publication'>; readonly leftOut: number }

/**
 * Begins a report with the programme's findings in it, without what disclosure control would hold back whole.
 * Undefined where there is no such programme.
 */
export function beginPublication(
  services: Services,
  organisation: OrganisationId,
  programme: Id<'programme'>,
  front: Front,
  by: By,
): Promise<Begun | undefined> {
  return inOrganisation(services.database.db, organisation, async db => {
    const found = await publicProgramme(db, programme)
    if (!found) return undefined
    const now = services.clock.now()
    const id = newId<'publication'>()
    const code = await takeCode(undefined, candidate => addAddress(db, 'publication', candidate, id))
    await insertPublication(db, { id, programme, code: code!, front }, { ...by, now })
    await insertBlocks(
      db,
      id,
      defaultBlocks(found.purpose, await findingsOf(db, programme), await recommendationsOf(db, programme)),
    )
    const { blocks, composed } = await draft(services, db, (await publicationById(db, id))!)
    const unfit = new Set(composed.problems.map(problem => problem.block))
    for (const block of leftOut(blocks, unfit)) await deleteBlock(db, block.id as Id<'publication_block'>)
    await recordAction(
      db,
      { action: 'began a publication', subject: { kind: 'publication', id }, account: by.account, programme },
      now,
    )
    return { id, leftOut: unfit.size }
  })
}

/**
 * Changes a publication that the editor saw at version `seen`. `conflict` where somebody else changed it since:
 * then nothing is done.
 */
export function changePublication(
  services: Edge,
  organisation: OrganisationId,
  id: Id<'publication'>,
  seen: number,
  change: (db: OrganisationDatabase, publication: Publication) => Promise<void>,
): Promise<'done' | 'conflict'> {
  return inOrganisation(services.database.db, organisation, async db => {
    if (!(await advanceVersion(db, id, seen, services.clock.now()))) return 'conflict'
    const publication = await publicationById(db, id)
    await change(db, publication!)
    return 'done'
  })
}
