import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../../trust/index.ts'
import { lockResponses, moveResponses, stillAsDecided } from './decide.sql.ts'
import { outcomeOf, type Wanted } from './review.ts'

type Edge = Pick<Services, 'database' | 'clock'>

export type Reviewer = {
  readonly organisation: OrganisationId
  readonly programme: Id<'programme'>
  readonly account: Id<'account'>
}

/**
 * Opens, holds or sends back responses of a programme. Gives how many that changed, and under what name it can be
 * undone. Those that were taken back meanwhile are left alone.
 */
export function decide(
  services: Edge,
  reviewer: Reviewer,
  responses: readonly Id<'response'>[],
  wanted: Wanted,
): Promise<{ readonly moved: number; readonly together: string }> {
  const { to, kind } = outcomeOf(wanted.decision)
  const told = wanted.decision === 'return' ? { reason: wanted.reason, ownWords: wanted.ownWords.trim() } : {}
  return inOrganisationWithWords(services.database.db, reviewer.organisation, async db => {
    const by = { account: reviewer.account, now: services.clock.now() }
    const found = await lockResponses(db, reviewer.programme, responses)
    // Where there is no receipt nobody would be told.
    const locked = to === 'returned' ? found.filter(({ hasReceipt }) => hasReceipt) : found
    const done = await moveResponses(db, locked, { to, kind, ...told }, by)
    if (done.moved > 0) {
      await recordAction(
        db,
        {
          action: `${kind} what people sent`,
          subject: { kind: 'review', id: done.together },
          account: reviewer.account,
          programme: reviewer.programme,
          detail: { responses: done.moved },
        },
        by.now,
      )
    }
    return done
  })
}

/** Puts what was decided in one go back to how it stood before, wherever nothing has happened to it since. */
export function undoDecision(services: Edge, reviewer: Reviewer, together: string): Promise<number> {
  return inOrganisationWithWords(services.database.db, reviewer.organisation, async db => {
    const by = { account: reviewer.account, now: services.clock.now() }
    const found = await stillAsDecided(db, reviewer.programme, together)
    let undone = 0
    for (const state of ['held', 'open', 'returned'] as const) {
      const ids = found.filter(({ before }) => before === state).map(({ response }) => response)
      const locked = await lockResponses(db, reviewer.programme, ids)
      const { moved } = await moveResponses(db, locked, { to: state, kind: 'undone' }, by)
      undone += moved
    }
    return undone
  })
}
