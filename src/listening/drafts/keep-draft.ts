import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { type Id, newId, type OrganisationId } from '../../platform/ids.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { freezeFormVersion } from '../responses/accept.sql.ts'
import { restsUntil } from '../responses/pin.ts'
import { type ReceiptCode, receiptCode } from '../responses/receipt-code.ts'
import { type Draft, type DraftContent, draftContent, keptUntil, savedUntil, sentDraft } from './draft.ts'
import {
  deleteDraft,
  draftByToken,
  draftsByCode,
  insertDraft,
  noteDraftTry,
  updateDraft,
} from './drafts.sql.ts'
import { forgetDraftQueue } from './forget-draft.ts'
import { lockDraft, unlockDraft } from './lock-draft.ts'

type Edge = Pick<Services, 'database' | 'secrets' | 'clock' | 'queue'>

/** Where drafts of a conversation stand. */
export type DraftPlace = {
  readonly organisation: OrganisationId
  readonly activity: { readonly id: Id<'activity'> }
}

/** A draft as it was found by its token: open, sent already, or not there (any more). */
export type FoundDraft =
  | { readonly state: 'open'; readonly draft: Draft }
  | { readonly state: 'sent'; readonly thanks: string }
  | { readonly state: 'gone' }

const hashOf = (services: Pick<Services, 'secrets'>, token: string) => services.secrets.hash('draft', token)

/**
 * Begins a draft, with the version of the form that is asked today: from now on that version does not change. Under
 * the token that its first page brought, so that a page sent twice begins one; under another where that token's draft
 * is over. Gives the token.
 */
export async function beginDraft(
  services: Edge,
  place: DraftPlace & { readonly formVersion: Id<'form_version'>; readonly formIsFrozen: boolean },
  token: string,
  content: DraftContent,
): Promise<string> {
  const id = newId<'response_draft'>()
  const expiresAt = keptUntil(services.clock.now())
  const isNew = await inOrganisationWithWords(services.database.db, place.organisation, db =>
    insertDraft(db, {
      id,
      activity: place.activity.id,
      formVersion: place.formVersion,
      tokenHash: hashOf(services, token),
      content: lockDraft(services.secrets, token, JSON.stringify(content)),
      expiresAt,
    }),
  )
  if (!isNew) {
    const { state } = await findDraft(services, place, token)
    return state === 'open' ? token : beginDraft(services, place, newToken(), content)
  }
  if (!place.formIsFrozen) await freeze(services, place)
  await services.queue.send(forgetDraftQueue, { organisation: place.organisation, id }, { after: expiresAt })
  return token
}

/** Finds the draft of a token. */
export function findDraft(services: Edge, place: DraftPlace, token: string): Promise<FoundDraft> {
  return inOrganisationWithWords(services.database.db, place.organisation, async db => {
    const row = await draftByToken(db, wantedBy(services, place, token), false)
    const plain = row && unlockDraft(services.secrets, token, row.content)
    if (!row || plain === undefined) return { state: 'gone' }
    const read: unknown = JSON.parse(plain)
    const sent = sentDraft.safeParse(read)
    if (sent.success) return { state: 'sent', thanks: sent.data.sent }
    const { id, formVersion, expiresAt } = row
    return { state: 'open', draft: { id, token, formVersion, expiresAt, content: draftContent.parse(read) } }
  })
}

const wantedBy = (services: Edge, place: DraftPlace, token: string) => ({
  activity: place.activity.id,
  tokenHash: hashOf(services, token),
  now: services.clock.now(),
})

/** Changes what is in a draft; two changes at once come one after the other. Undefined where it is not there. */
export function changeDraft(
  services: Edge,
  place: DraftPlace,
  token: string,
  change: (content: DraftContent) => DraftContent,
): Promise<DraftContent | undefined> {
  return inOrganisationWithWords(services.database.db, place.organisation, async db => {
    const row = await draftByToken(db, wantedBy(services, place, token), true)
    const plain = row && unlockDraft(services.secrets, token, row.content)
    if (!row || plain === undefined) return undefined
    const before = draftContent.safeParse(JSON.parse(plain))
    if (!before.success) return undefined
    const content = change(before.data)
    await updateDraft(db, row.id, {
      content: lockDraft(services.secrets, token, JSON.stringify(content)),
      expiresAt: keptUntil(services.clock.now(), row.expiresAt),
    })
    return content
  })
}

/** Empties a draft that was sent; for an hour it still leads to the thanks. */
export function emptyDraft(services: Edge, place: DraftPlace, token: string, thanks: string): Promise<void> {
  return inOrganisationWithWords(services.database.db, place.organisation, async db => {
    const row = await draftByToken(db, wantedBy(services, place, token), true)
    if (!row) return
    await updateDraft(db, row.id, {
      content: lockDraft(services.secrets, token, JSON.stringify({ sent: thanks })),
      expiresAt: new Date(services.clock.now().getTime() + 3_600_000),
      saved: null,
    })
  })
}

export function removeDraft(services: Edge, place: DraftPlace, token: string): Promise<void> {
  return inOrganisationWithWords(services.database.db, place.organisation, async db => {
    const row = await draftByToken(db, wantedBy(services, place, token), true)
    if (row) await deleteDraft(db, row.id)
  })
}

/** The words with which somebody finds a draft again. The same for the same token, and found out from no database. */
export function codeOfDraft(services: Pick<Services, 'secrets'>, token: string): ReceiptCode {
  return receiptCode(services.secrets.hash('draft words', token))
}

const codeHashOf = (services: Pick<Services, 'secrets'>, code: ReceiptCode) =>
  services.secrets.hash('draft code', code)

/**
 * Keeps a draft for 30 days, to be found again by its words. With a PIN both are needed, and the addresses at which it
 * was written open it no more: they stand in the history of a browser. Gives until when; undefined where it is gone.
 */
export function saveForLater(
  services: Edge,
  place: DraftPlace,
  token: string,
  pin: string,
): Promise<Date | undefined> {
  const { secrets } = services
  return inOrganisationWithWords(services.database.db, place.organisation, async db => {
    const row = await draftByToken(db, wantedBy(services, place, token), true)
    const plain = row && unlockDraft(secrets, token, row.content)
    if (!row || plain === undefined) return undefined
    const code = codeOfDraft(services, token)
    const next = pin === '' ? token : newToken()
    const expiresAt = savedUntil(services.clock.now())
    await updateDraft(db, row.id, {
      expiresAt,
      ...(next === token
        ? {}
        : { tokenHash: hashOf(services, next), content: lockDraft(secrets, next, plain) }),
      saved: {
        codeHash: codeHashOf(services, code),
        tokenSealed: lockDraft(secrets, `${code} ${pin}`, next),
      },
    })
    return expiresAt
  })
}

/** The token of the draft that these words and PIN open, or undefined. After several wrong tries it rests. */
export function comeBack(
  services: Edge,
  place: DraftPlace,
  code: ReceiptCode,
  pin: string,
): Promise<string | undefined> {
  const now = services.clock.now()
  return inOrganisationWithWords(services.database.db, place.organisation, async db => {
    const wanted = { activity: place.activity.id, codeHash: codeHashOf(services, code), now }
    for (const row of await draftsByCode(db, wanted)) {
      if (!row.tokenSealed || (row.pinLockedUntil && now < row.pinLockedUntil)) continue
      const token = unlockDraft(services.secrets, `${code} ${pin}`, row.tokenSealed)
      if (token !== undefined) {
        if (row.pinFailures > 0) await noteDraftTry(db, row.id, 0, undefined)
        return token
      }
      const failures = row.pinFailures + 1
      await noteDraftTry(db, row.id, failures, restsUntil(failures, now))
    }
    return undefined
  })
}

function freeze(services: Edge, place: DraftPlace & { readonly formVersion: Id<'form_version'> }) {
  return inOrganisation(services.database.db, place.organisation, db =>
    freezeFormVersion(db, place.formVersion, services.clock.now()),
  )
}
