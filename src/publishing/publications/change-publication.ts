import { addAddress } from '../../platform/address.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId, type OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { publicProgramme, takeCode } from '../../programmes/index.ts'
import { recordAction } from '../../trust/index.ts'
import { findingsOf } from '../../understanding/index.ts'
import { defaultBlocks } from './default-blocks.ts'
import type { Front, Publication } from './publication.ts'
import {
  advanceVersion,
  insertBlocks,
  insertPublication,
  publicationById,
  recommendationsOf,
} from './publications.sql.ts'

type Edge = Pick<Services, 'database' | 'clock'>
type By = { readonly account: Id<'account'> | undefined }

/** Begins a report with the programme's findings in it. Undefined where there is no such programme. */
export function beginPublication(
  services: Edge,
  organisation: OrganisationId,
  programme: Id<'programme'>,
  front: Front,
  by: By,
): Promise<Id<'publication'> | undefined> {
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
    await recordAction(
      db,
      { action: 'began a publication', subject: { kind: 'publication', id }, account: by.account, programme },
      now,
    )
    return id
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
