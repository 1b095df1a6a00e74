import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { type StoredAnswers, storedAnswers } from '../forms/answer.ts'
import type { CharacteristicKind } from '../forms/form.ts'
import type { Naming, Permission } from '../responses/permission.ts'
import type { ResponseState } from '../responses/response.ts'
import { lastReturn } from '../review/one.sql.ts'
import type { OwnEventKind, OwnResponse, UseKind } from './own-response.ts'

/** What opening a receipt needs, locked so that two tries at a PIN are two tries. */
export function lockReceipt(db: OrganisationDatabase, response: Id<'response'>) {
  return db
    .selectFrom('response')
    .select([
      'id',
      'pin_hash as pinHash',
      'pin_failures as pinFailures',
      'pin_locked_until as pinLockedUntil',
    ])
    .where('id', '=', response)
    .forUpdate()
    .executeTakeFirst()
}

export async function notePinTry(
  db: OrganisationDatabase,
  response: Id<'response'>,
  failures: number,
  lockedUntil: Date | undefined,
): Promise<void> {
  await db
    .updateTable('response')
    .set({ pin_failures: failures, pin_locked_until: lockedUntil ?? null })
    .where('id', '=', response)
    .execute()
}

/** Keeps the PIN that the owner chose. False where there is one already, or nothing left to protect. */
export async function setPin(
  db: OrganisationDatabase,
  response: Id<'response'>,
  pinHash: string,
): Promise<boolean> {
  const row = await db
    .updateTable('response')
    .set({ pin_hash: pinHash })
    .where('id', '=', response)
    .where('pin_hash', 'is', null)
    .where('state', '!=', 'withdrawn')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A response as its author sees it, locked for a change when `forChange` is set. */
export async function ownResponse(
  db: OrganisationDatabase,
  secrets: Pick<Secrets, 'open'>,
  id: Id<'response'>,
  forChange = false,
): Promise<OwnResponse | undefined> {
  const query = db.selectFrom('response').selectAll().where('id', '=', id)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return undefined
  const allowed = await db
    .selectFrom('permission')
    .selectAll()
    .where('response_id', '=', id)
    .executeTakeFirstOrThrow()
  const contributions = await db
    .selectFrom('contribution')
    .select(['id', 'question', 'words', 'language'])
    .where('response_id', '=', id)
    .orderBy('id')
    .execute()
  const characteristics = await db
    .selectFrom('characteristic')
    .select(['kind', 'value'])
    .where('response_id', '=', id)
    .orderBy('kind')
    .execute()
  const uses = await db
    .selectFrom('use_of_words')
    .select(['kind', 'label', 'address', 'at', 'ended_at'])
    .where('response_id', '=', id)
    .orderBy('at')
    .execute()
  const events = await db
    .selectFrom('response_event')
    .select(['kind', 'at'])
    .where('response_id', '=', id)
    .orderBy('at')
    .execute()
  const permission: Permission = {
    analysis: allowed.analysis,
    quotation: allowed.quotation,
    naming: allowed.naming as Naming,
    story: allowed.story,
    telling: allowed.telling,
    contact: allowed.contact,
    name: allowed.name_sealed ? secrets.open(`name ${id}`, allowed.name_sealed) : undefined,
    contactDetails: allowed.contact_sealed
      ? secrets.open(`contact ${id}`, allowed.contact_sealed)
      : undefined,
  }
  return {
    id,
    programme: row.programme_id,
    activity: row.activity_id,
    formVersion: row.form_version_id,
    language: row.language,
    state: row.state as ResponseState,
    sentBack: row.state === 'returned' ? await lastReturn(db, id) : undefined,
    receivedAt: row.received_at,
    withdrawnAt: row.withdrawn_at ?? undefined,
    expiredAt: row.expired_at ?? undefined,
    hasPin: row.pin_hash !== null,
    statement: allowed.statement_id ?? undefined,
    permission,
    contributions,
    answers: storedAnswers.parse(row.answers),
    characteristics: characteristics.map(told => ({
      kind: told.kind as CharacteristicKind,
      value: told.value,
    })),
    uses: uses.map(use => ({
      kind: use.kind as UseKind,
      label: use.label,
      address: use.address ?? undefined,
      at: use.at,
      endedAt: use.ended_at ?? undefined,
    })),
    events: events.map(event => ({ kind: event.kind as OwnEventKind, at: event.at })),
  }
}

export async function noteOwnEvent(
  db: OrganisationDatabase,
  response: Id<'response'>,
  kind: OwnEventKind,
  now: Date,
): Promise<void> {
  await db
    .insertInto('response_event')
    .values({ organisation_id: db.organisation, id: newId(), response_id: response, kind, at: now })
    .execute()
}

export async function updatePermission(
  db: OrganisationDatabase,
  secrets: Pick<Secrets, 'seal'>,
  response: Id<'response'>,
  permission: Permission,
  now: Date,
): Promise<void> {
  await db
    .updateTable('permission')
    .set({
      analysis: permission.analysis,
      quotation: permission.quotation,
      naming: permission.naming,
      story: permission.story,
      telling: permission.telling,
      contact: permission.contact,
      name_sealed: permission.name === undefined ? null : secrets.seal(`name ${response}`, permission.name),
      contact_sealed:
        permission.contactDetails === undefined
          ? null
          : secrets.seal(`contact ${response}`, permission.contactDetails),
      changed_at: now,
    })
    .where('response_id', '=', response)
    .execute()
}

/** Puts the author's new words in the place of the old, of which nothing is kept. */
export async function replaceWords(
  db: OrganisationDatabase,
  contribution: Id<'contribution'>,
  words: string,
): Promise<void> {
  await db
    .updateTable('contribution')
    .set(update => ({ words, revision: update('revision', '+', 1) }))
    .where('id', '=', contribution)
    .execute()
}

export function excerptsOf(db: OrganisationDatabase, contribution: Id<'contribution'>) {
  return db
    .selectFrom('excerpt')
    .select(['id', 'start_at as start', 'end_at as end'])
    .where('contribution_id', '=', contribution)
    .execute()
}

/**
 * Puts excerpts where their words stand now. First far away, where no words reach: two that change places would
 * otherwise be in the same place for a moment, which the table refuses.
 */
export async function moveExcerpts(
  db: OrganisationDatabase,
  moved: readonly { readonly id: Id<'excerpt'>; readonly start: number; readonly end: number }[],
): Promise<void> {
  if (moved.length === 0) return
  const far = 1_000_000_000
  await db
    .updateTable('excerpt')
    .set(update => ({ start_at: update('start_at', '+', far), end_at: update('end_at', '+', far) }))
    .where(
      'id',
      'in',
      moved.map(piece => piece.id),
    )
    .execute()
  for (const { id, start, end } of moved)
    await db.updateTable('excerpt').set({ start_at: start, end_at: end }).where('id', '=', id).execute()
}

export async function deleteExcerpt(db: OrganisationDatabase, id: Id<'excerpt'>): Promise<void> {
  await db.deleteFrom('excerpt').where('id', '=', id).execute()
}

/** Words leave, and with them every excerpt of theirs. */
export async function deleteContributions(
  db: OrganisationDatabase,
  response: Id<'response'>,
  ids: readonly Id<'contribution'>[],
): Promise<number> {
  if (ids.length === 0) return 0
  const gone = await db
    .deleteFrom('contribution')
    .where('response_id', '=', response)
    .where('id', 'in', ids)
    .returning('id')
    .execute()
  return gone.length
}

/** Puts the author's new answers in the place of the old; none takes them back. */
export async function replaceAnswers(
  db: OrganisationDatabase,
  response: Id<'response'>,
  answers: StoredAnswers,
): Promise<void> {
  await db
    .updateTable('response')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', response)
    .execute()
}

export async function deleteCharacteristics(
  db: OrganisationDatabase,
  response: Id<'response'>,
): Promise<void> {
  await db.deleteFrom('characteristic').where('response_id', '=', response).execute()
}

/** What stays of a response that was taken back: that it was, when it came, and when it went. */
export async function leaveTombstone(
  db: OrganisationDatabase,
  response: Id<'response'>,
  note: boolean,
  now: Date,
): Promise<void> {
  await db
    .updateTable('response')
    .set({ state: 'withdrawn', withdrawn_at: now, answers: '{}', note_on_withdrawal: note, source: null })
    .where('id', '=', response)
    .execute()
  await db
    .updateTable('use_of_words')
    .set({ ended_at: now })
    .where('response_id', '=', response)
    .where('ended_at', 'is', null)
    .where('kind', 'in', ['theme', 'quote', 'finding'])
    .execute()
}
