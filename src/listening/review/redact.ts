import { inOrganisationWithWords, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { publish } from '../../platform/events.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../../trust/index.ts'
import { isExactSlice, type Span } from '../excerpt.ts'
import { deleteExcerpt, excerptsOf, moveExcerpts } from '../your-words/own-response.sql.ts'
import { type By, lockResponses, logDecision } from './decide.sql.ts'
import type { Reviewer } from './decide.ts'
import {
  type Cover,
  excerptsMoved,
  type Redaction,
  type RedactionKind,
  shownFor,
  withCover,
} from './redaction.ts'
import { lockContribution, redactionsOf, replaceCovers } from './redactions.sql.ts'

type Edge = Pick<Services, 'database' | 'clock'>

export type Place = {
  readonly response: Id<'response'>
  readonly contribution: Id<'contribution'>
  /** The words as the reviewer saw them: where their author changed them since, nothing is covered. */
  readonly revision: number
}

/** Covers pieces of what somebody said, for everybody but its author and those who review. False where the words are not as they were. */
export function cover(
  services: Edge,
  reviewer: Reviewer,
  place: Place,
  pieces: readonly (Span & { readonly kind: RedactionKind })[],
): Promise<boolean> {
  return changeCovers(services, reviewer, place, 'covered', (words, language, covers) => {
    let after: Cover[] = [...covers]
    for (const { kind, start, end } of pieces) {
      if (!isExactSlice(words, { start, end }, words.slice(start, end))) return undefined
      after = withCover(after, { start, end, kind, shown: shownFor(kind, language) }).covers
    }
    return after
  })
}

/** Shows again what was covered. */
export function uncover(
  services: Edge,
  reviewer: Reviewer,
  place: Place,
  redaction: Id<'redaction'>,
): Promise<boolean> {
  return changeCovers(services, reviewer, place, 'uncovered', (_words, _language, covers) =>
    covers.filter(({ id }) => id !== redaction),
  )
}

function changeCovers(
  services: Edge,
  reviewer: Reviewer,
  place: Place,
  kind: 'covered' | 'uncovered',
  change: (words: string, language: string, covers: readonly Redaction[]) => readonly Cover[] | undefined,
): Promise<boolean> {
  return inOrganisationWithWords(services.database.db, reviewer.organisation, async db => {
    const by = { account: reviewer.account, now: services.clock.now() }
    const [response] = await lockResponses(db, reviewer.programme, [place.response])
    const said = response && (await lockContribution(db, response.id, place.contribution))
    if (!response || said?.revision !== place.revision) return false
    const before = await redactionsOf(db, said.id)
    const after = change(said.words, said.language, before)
    if (!after) return false
    await layCovers(db, said.id, before, after, by)
    await logDecision(db, response, { kind, to: response.from }, by)
    await recordAction(
      db,
      {
        action: `${kind} a piece of what somebody said`,
        subject: { kind: 'contribution', id: said.id },
        account: by.account,
        programme: reviewer.programme,
      },
      by.now,
    )
    await publish(db, 'response.changed', { response: response.id, activity: response.activity })
    return true
  })
}

/** Lays other covers over words that stay as they are, and moves every excerpt with them. */
async function layCovers(
  db: OrganisationDatabase,
  contribution: Id<'contribution'>,
  before: readonly Redaction[],
  after: readonly Cover[],
  by: By,
): Promise<void> {
  const { moved, gone } = excerptsMoved(before, after, await excerptsOf(db, contribution))
  for (const excerpt of gone) await deleteExcerpt(db, excerpt)
  await moveExcerpts(db, moved)
  await replaceCovers(db, contribution, before, after, by)
}
