import { isDeepStrictEqual } from 'node:util'
import { inOrganisationWithWords, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { publish } from '../../platform/events.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import type { StoredAnswers } from '../forms/answer.ts'
import { nothingAllowed, type Permission, takenBack } from '../responses/permission.ts'
import { moveResponses } from '../review/decide.sql.ts'
import { moderationChoiceOf } from '../review/moderation-choice.sql.ts'
import { coveredWords, type Redaction } from '../review/redaction.ts'
import { moveCovers, redactionsOf } from '../review/redactions.sql.ts'
import { stateAfterEdit } from '../review/review.ts'
import {
  deleteCharacteristics,
  deleteContributions,
  deleteExcerpt,
  excerptsOf,
  leaveTombstone,
  moveExcerpts,
  noteOwnEvent,
  ownResponse,
  replaceAnswers,
  replaceWords,
  updatePermission,
} from './own-response.sql.ts'
import { movedExcerpts, type OwnResponse } from './own-response.ts'

type Edge = Pick<Services, 'database' | 'secrets' | 'clock'>

/** Runs a change by the author on a response that still has words; false where it was withdrawn meanwhile. */
function changeOwn(
  services: Edge,
  organisation: OrganisationId,
  id: Id<'response'>,
  change: (db: OrganisationDatabase, own: OwnResponse, now: Date) => Promise<void>,
): Promise<boolean> {
  return inOrganisationWithWords(services.database.db, organisation, async db => {
    const own = await ownResponse(db, services.secrets, id, true)
    if (!own || own.state === 'withdrawn') return false
    await change(db, own, services.clock.now())
    return true
  })
}

/** Sets what the author allows from now on. What is no longer allowed leaves its uses with this commit. */
export function changePermission(
  services: Edge,
  organisation: OrganisationId,
  id: Id<'response'>,
  permission: Permission,
) {
  return changeOwn(services, organisation, id, async (db, own, now) => {
    await updatePermission(db, services.secrets, id, permission, now)
    await noteOwnEvent(db, id, 'permission changed', now)
    const ids = { response: id, activity: own.activity }
    await publish(db, 'permission.changed', ids)
    if (takenBack(own.permission, permission).length > 0) await publish(db, 'response.changed', ids)
  })
}

/**
 * Puts the author's new words in place of the old. Excerpts stay where their exact words still stand. What the team
 * sent back, or reads before it is used, waits to be read again: sent back unchanged too, because that is an answer.
 */
export function editWords(
  services: Edge,
  organisation: OrganisationId,
  id: Id<'response'>,
  edited: ReadonlyMap<Id<'contribution'>, string>,
  /** All answers that are no words, as they are from now on; without it they stay. */
  answers?: StoredAnswers,
) {
  return changeOwn(services, organisation, id, async (db, own, now) => {
    let changed = false
    let isCovered = false
    for (const contribution of own.contributions) {
      const words = edited.get(contribution.id)
      if (words === undefined || words === contribution.words) continue
      changed = true
      const covers = await redactionsOf(db, contribution.id)
      if (covers.length > 0) isCovered = true
      const newCovers = movedExcerpts(contribution.words, words, covers)
      const shown = coveredWords(contribution.words, covers)
      const shownNow = coveredWords(words, stillCovered(covers, newCovers))
      const { moved, gone } = movedExcerpts(shown, shownNow, await excerptsOf(db, contribution.id))
      for (const excerpt of gone) await deleteExcerpt(db, excerpt)
      await moveExcerpts(db, moved)
      await moveCovers(db, newCovers.moved, newCovers.gone)
      await replaceWords(db, contribution.id, words)
    }
    if (answers && !isDeepStrictEqual(answers, own.answers)) {
      changed = true
      await replaceAnswers(db, id, answers)
    }
    if (!changed && own.state !== 'returned') return
    if (changed) await noteOwnEvent(db, id, 'edited', now)
    const { fastLane } = await moderationChoiceOf(db, own.activity)
    const to = stateAfterEdit(own.state, { fastLane, isCovered })
    const place = { id, programme: own.programme, activity: own.activity, from: own.state }
    await moveResponses(db, [place], { to, kind: 'sent again' }, { account: undefined, now })
    await publish(db, 'response.changed', { response: id, activity: own.activity })
  })
}

/** What stays covered in an author's new words: the same words, where they stand now. */
function stillCovered(
  covers: readonly Redaction[],
  { moved, gone }: ReturnType<typeof movedExcerpts<Id<'redaction'>>>,
): Redaction[] {
  return covers
    .filter(({ id }) => !gone.includes(id))
    .map(cover => ({ ...cover, ...moved.find(({ id }) => id === cover.id) }))
}

/** What somebody takes back: all of it, or some contributions and perhaps what they told of themselves. */
export type Withdrawal =
  | { readonly what: 'everything'; readonly note: boolean }
  | {
      readonly what: 'some'
      readonly contributions: readonly Id<'contribution'>[]
      readonly characteristics: boolean
      /** What was chosen, ranked or counted. */
      readonly answers?: boolean
      readonly note: boolean
    }

/**
 * Takes words back. Idempotent: a second time changes nothing. The words are gone with this commit; themes and
 * drafts read through views and lose them with it, rendered editions are made again by whoever hears the event.
 */
export async function withdraw(
  services: Edge,
  organisation: OrganisationId,
  id: Id<'response'>,
  withdrawal: Withdrawal,
): Promise<void> {
  await changeOwn(services, organisation, id, async (db, own, now) => {
    const all = withdrawal.what === 'everything'
    const going = all ? own.contributions.map(said => said.id) : withdrawal.contributions
    const gone = await deleteContributions(db, id, going)
    if (all || withdrawal.characteristics) await deleteCharacteristics(db, id)
    const keepsAnswers = Object.keys(own.answers).length > 0 && !(all || withdrawal.answers)
    if (!all && withdrawal.answers) await replaceAnswers(db, id, {})
    const nothingLeft = all || (gone === own.contributions.length && !keepsAnswers)
    if (nothingLeft) {
      await deleteCharacteristics(db, id)
      await updatePermission(db, services.secrets, id, nothingAllowed, now)
      await leaveTombstone(db, id, withdrawal.note, now)
    }
    await noteOwnEvent(db, id, nothingLeft ? 'withdrawn' : 'partly withdrawn', now)
    await publish(db, nothingLeft ? 'response.withdrawn' : 'response.changed', {
      response: id,
      activity: own.activity,
    })
  })
}
