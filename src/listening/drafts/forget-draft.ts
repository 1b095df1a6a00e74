import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services.ts'
import { deleteIfOver } from './drafts.sql.ts'

export const forgetDraftQueue = 'listening.forget-draft'

/** Deletes answers that were never sent, once their time is over; looks again later where somebody went on with them. */
export function forgetDraftJob(services: Services): Job {
  return {
    name: forgetDraftQueue,
    run: async payload => {
      const until = await inOrganisationWithWords(services.database.db, payload.organisation, db =>
        deleteIfOver(db, payload.id as Id<'response_draft'>, services.clock.now()),
      )
      if (until) await services.queue.send(forgetDraftQueue, payload, { after: until })
    },
  }
}
