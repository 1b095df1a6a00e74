import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { newId, type OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../../trust/index.ts'
import { type Due, expireResponses, noteDeleted, programmesDue } from './retention.sql.ts'

export const deleteDueQueue = 'listening.delete-due'

/** Responses deleted in one transaction: few enough that nobody waits for their locks. */
const batch = 500

/** Deletes what an organisation keeps for longer than it told people, and writes down that it did. */
export function deleteDueJob(services: Services): Job {
  return {
    name: deleteDueQueue,
    run: async ({ organisation }) => void (await deleteDue(services, organisation)),
  }
}

/**
 * Deletes the words of each programme that closed longer ago than it told people it would keep them. Reports that
 * went out stay as they went out. Gives how many responses were emptied; a second time finds none.
 */
export async function deleteDue(
  services: Pick<Services, 'database' | 'clock' | 'log'>,
  organisation: OrganisationId,
): Promise<number> {
  const { db } = services.database
  const now = services.clock.now()
  const due = await inOrganisationWithWords(db, organisation, scoped => programmesDue(scoped, now))
  let all = 0
  for (const one of due) all += await deleteOf(services, organisation, one, now)
  return all
}

async function deleteOf(
  services: Pick<Services, 'database' | 'log'>,
  organisation: OrganisationId,
  due: Due,
  now: Date,
): Promise<number> {
  const { db } = services.database
  const run = newId<'retention_run'>()
  let all = 0
  for (let deleted = batch; deleted === batch; all += deleted) {
    deleted = await inOrganisationWithWords(db, organisation, async scoped => {
      const count = await expireResponses(scoped, due.programme, batch, now)
      if (count > 0) await noteDeleted(scoped, run, due, count, now)
      return count
    })
  }
  if (all === 0) return 0
  await inOrganisation(db, organisation, scoped =>
    recordAction(
      scoped,
      {
        action: 'deleted words whose time was over',
        subject: { kind: 'programme', id: due.programme },
        programme: due.programme,
        detail: { responses: all, keptMonths: due.keptMonths },
      },
      now,
    ),
  )
  services.log.info('Words whose time was over are deleted.', { count: all })
  return all
}
