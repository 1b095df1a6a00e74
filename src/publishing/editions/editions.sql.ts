import { sql } from 'kysely'
import { z } from 'zod'
import { type Release, release } from '../../disclosure/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { front, type PlacedBlock, placedBlock } from '../publications/publication.ts'
import type { QuotablePiece } from '../publications/quotes.sql.ts'
import type { Edition, Form } from './edition.ts'

const blocksSchema = z.array(placedBlock)

export type IssuedRelease = { readonly id: Id<'release'>; readonly content: Release }

/** Every set of numbers that has gone out of this programme, in order. */
export async function releasesOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<IssuedRelease[]> {
  const rows = await db
    .selectFrom('release')
    .select(['id', 'content'])
    .where('programme_id', '=', programme)
    .orderBy('issued_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, content: release.parse(row.content) }))
}

/** Waits until nobody else is letting numbers of this programme out; until the transaction ends nobody is. */
export async function lockReleases(db: OrganisationDatabase, programme: Id<'programme'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`releases ${programme}`}, 0))`.execute(db)
}

export async function insertRelease(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  content: Release,
  now: Date,
): Promise<Id<'release'>> {
  const id = newId<'release'>()
  await db
    .insertInto('release')
    .values({
      organisation_id: db.organisation,
      id,
      programme_id: programme,
      content: JSON.stringify(content),
      issued_at: now,
    })
    .execute()
  return id
}

export async function insertEdition(
  db: OrganisationDatabase,
  edition: {
    readonly publication: Id<'publication'>
    readonly front: Edition['front']
    readonly blocks: readonly PlacedBlock[]
  },
  by: { readonly account: Id<'account'> | undefined; readonly now: Date },
): Promise<Id<'edition'>> {
  const id = newId<'edition'>()
  await db
    .insertInto('edition')
    .values(({ selectFrom }) => ({
      organisation_id: db.organisation,
      id,
      publication_id: edition.publication,
      issue: selectFrom('edition')
        .select(sql<number>`coalesce(max(issue), 0) + 1`.as('next'))
        .where('publication_id', '=', edition.publication),
      language: 'en',
      blocks: JSON.stringify(edition.blocks),
      front: JSON.stringify(edition.front),
      state: 'rendering',
      issued_at: by.now,
      issued_by: by.account ?? null,
    }))
    .execute()
  return id
}

export async function keepFigure(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
  block: string,
  kept: Id<'release'>,
): Promise<void> {
  await db
    .insertInto('edition_figure')
    .values({ organisation_id: db.organisation, edition_id: edition, block_key: block, release_id: kept })
    .execute()
}

export async function keepQuotes(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
  quoted: readonly QuotablePiece[],
): Promise<void> {
  const rows = [...new Map(quoted.map(piece => [piece.excerpt, piece])).values()]
  if (rows.length === 0) return
  await db
    .insertInto('edition_quote')
    .values(
      rows.map(piece => ({
        organisation_id: db.organisation,
        edition_id: edition,
        excerpt_id: piece.excerpt,
        response_id: piece.response,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The numbers of an edition as they were issued, by block. */
export async function figuresOf(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
): Promise<ReadonlyMap<string, Release>> {
  const rows = await db
    .selectFrom('edition_figure')
    .innerJoin('release', join =>
      join
        .onRef('release.organisation_id', '=', 'edition_figure.organisation_id')
        .onRef('release.id', '=', 'edition_figure.release_id'),
    )
    .select(['edition_figure.block_key', 'release.content'])
    .where('edition_figure.edition_id', '=', edition)
    .execute()
  return new Map(rows.map(row => [row.block_key, release.parse(row.content)]))
}

/** Whose words were quoted when the edition went out, by excerpt. */
export async function quotedIn(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
): Promise<ReadonlyMap<string, Id<'response'>>> {
  const rows = await db
    .selectFrom('edition_quote')
    .select(['excerpt_id', 'response_id'])
    .where('edition_id', '=', edition)
    .execute()
  return new Map(rows.map(row => [row.excerpt_id as string, row.response_id]))
}

function editions(db: OrganisationDatabase) {
  return db.selectFrom('edition').selectAll()
}
type Row = Awaited<ReturnType<ReturnType<typeof editions>['execute']>>[number]

function toEdition(row: Row): Edition {
  return {
    id: row.id,
    publication: row.publication_id,
    issue: row.issue,
    front: front.parse(row.front),
    blocks: blocksSchema.parse(row.blocks),
    state: row.state as Edition['state'],
    failure: row.failure ?? undefined,
    issuedAt: row.issued_at,
    renderedAt: row.rendered_at ?? undefined,
    revision: row.revision,
  }
}

export async function editionById(db: OrganisationDatabase, id: Id<'edition'>): Promise<Edition | undefined> {
  const row = await editions(db).where('id', '=', id).executeTakeFirst()
  return row && toEdition(row)
}

/** The issues of a publication, the newest first. */
export async function editionsOf(
  db: OrganisationDatabase,
  publication: Id<'publication'>,
): Promise<Edition[]> {
  const rows = await editions(db).where('publication_id', '=', publication).orderBy('issue', 'desc').execute()
  return rows.map(toEdition)
}

/** Editions that quote somebody. */
export async function editionsQuoting(
  db: OrganisationDatabase,
  response: Id<'response'>,
): Promise<Id<'edition'>[]> {
  const rows = await db
    .selectFrom('edition_quote')
    .select('edition_id')
    .distinct()
    .where('response_id', '=', response)
    .execute()
  return rows.map(row => row.edition_id)
}

/** Editions that show a recommendation. */
export async function editionsRecommending(
  db: OrganisationDatabase,
  recommendation: Id<'recommendation'>,
): Promise<Id<'edition'>[]> {
  const { rows } = await sql<{ id: Id<'edition'> }>`
    select id from edition where blocks @> ${JSON.stringify([{ content: { kind: 'recommendation', recommendation } }])}::jsonb`.execute(
    db,
  )
  return rows.map(row => row.id)
}

/** Takes an edition's files away because what it may show has changed. It is made again from `revision` on. */
export async function unmake(db: OrganisationDatabase, edition: Id<'edition'>): Promise<void> {
  await sql`delete from stored_file using edition_file
    where edition_file.organisation_id = stored_file.organisation_id and edition_file.file_id = stored_file.id
      and edition_file.edition_id = ${edition}`.execute(db)
  await db
    .updateTable('edition')
    .set(update => ({ state: 'rendering', revision: update('revision', '+', 1) }))
    .where('id', '=', edition)
    .execute()
}

/** Marks an edition made, if nothing changed since `revision`. False: it has to be made once more. */
export async function markRendered(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
  revision: number,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('edition')
    .set({ state: 'published', failure: null, rendered_at: now })
    .where('id', '=', edition)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function markFailed(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
  failure: string,
): Promise<void> {
  await db.updateTable('edition').set({ state: 'failed', failure }).where('id', '=', edition).execute()
}

export async function keepFile(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
  form: Form,
  file: Id<'stored_file'>,
): Promise<void> {
  await sql`delete from stored_file using edition_file
    where edition_file.organisation_id = stored_file.organisation_id and edition_file.file_id = stored_file.id
      and edition_file.edition_id = ${edition} and edition_file.form = ${form}`.execute(db)
  await db
    .insertInto('edition_file')
    .values({ organisation_id: db.organisation, edition_id: edition, form, file_id: file })
    .execute()
}

export async function fileOf(
  db: OrganisationDatabase,
  edition: Id<'edition'>,
  form: Form,
): Promise<Id<'stored_file'> | undefined> {
  const row = await db
    .selectFrom('edition_file')
    .select('file_id')
    .where('edition_id', '=', edition)
    .where('form', '=', form)
    .executeTakeFirst()
  return row?.file_id
}
