import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import {
  type BlockContent,
  blockContent,
  type Front,
  type PlacedBlock,
  type Publication,
  type Recommendation,
} from './publication.ts'

type By = { readonly account: Id<'account'> | undefined; readonly now: Date }

function publications(db: OrganisationDatabase) {
  return db
    .selectFrom('publication')
    .select([
      'id',
      'programme_id',
      'code',
      'title',
      'title_is_quote',
      'subtitle',
      'version',
      'made_at',
      'changed_at',
    ])
}
type Row = Awaited<ReturnType<ReturnType<typeof publications>['execute']>>[number]

function toPublication(row: Row): Publication {
  return {
    id: row.id,
    programme: row.programme_id,
    code: row.code,
    front: { title: row.title, titleIsQuote: row.title_is_quote, subtitle: row.subtitle },
    language: 'en',
    version: row.version,
    madeAt: row.made_at,
    changedAt: row.changed_at,
  }
}

export async function publicationsOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<Publication[]> {
  const rows = await publications(db)
    .where('programme_id', '=', programme)
    .orderBy('made_at', 'desc')
    .execute()
  return rows.map(toPublication)
}

export async function publicationById(
  db: OrganisationDatabase,
  id: Id<'publication'>,
): Promise<Publication | undefined> {
  const row = await publications(db).where('id', '=', id).executeTakeFirst()
  return row && toPublication(row)
}

export async function insertPublication(
  db: OrganisationDatabase,
  publication: {
    readonly id: Id<'publication'>
    readonly programme: Id<'programme'>
    readonly code: string
    readonly front: Front
  },
  by: By,
): Promise<void> {
  await db
    .insertInto('publication')
    .values({
      organisation_id: db.organisation,
      id: publication.id,
      programme_id: publication.programme,
      code: publication.code,
      title: publication.front.title,
      title_is_quote: publication.front.titleIsQuote,
      subtitle: publication.front.subtitle,
      made_at: by.now,
      made_by: by.account ?? null,
      changed_at: by.now,
    })
    .execute()
}

/** Marks a change, made on the version that the editor saw. False where somebody else changed it since. */
export async function advanceVersion(
  db: OrganisationDatabase,
  id: Id<'publication'>,
  seen: number,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('publication')
    .set({ version: seen + 1, changed_at: now })
    .where('id', '=', id)
    .where('version', '=', seen)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function setFront(db: OrganisationDatabase, id: Id<'publication'>, front: Front): Promise<void> {
  await db
    .updateTable('publication')
    .set({ title: front.title, title_is_quote: front.titleIsQuote, subtitle: front.subtitle })
    .where('id', '=', id)
    .execute()
}

export async function blocksOf(
  db: OrganisationDatabase,
  publication: Id<'publication'>,
): Promise<PlacedBlock[]> {
  const rows = await db
    .selectFrom('publication_block')
    .select(['id', 'content'])
    .where('publication_id', '=', publication)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, content: blockContent.parse(row.content) }))
}

/** Puts blocks into a publication: after the one named, at the end where none is. */
export async function insertBlocks(
  db: OrganisationDatabase,
  publication: Id<'publication'>,
  contents: readonly BlockContent[],
  after?: string,
): Promise<void> {
  const present = await blocksOf(db, publication)
  const at = present.findIndex(block => block.id === after)
  const fresh = contents.map(content => ({ id: newId<'publication_block'>() as string, content }))
  await db
    .insertInto('publication_block')
    .values(
      fresh.map(block => ({
        organisation_id: db.organisation,
        id: block.id as Id<'publication_block'>,
        publication_id: publication,
        position: 0,
        content: JSON.stringify(block.content),
      })),
    )
    .execute()
  const order =
    at < 0 ? [...present, ...fresh] : [...present.slice(0, at + 1), ...fresh, ...present.slice(at + 1)]
  await setOrder(
    db,
    order.map(block => block.id),
  )
}

/** Gives blocks the places of the list. */
export async function setOrder(db: OrganisationDatabase, ids: readonly string[]): Promise<void> {
  await sql`update publication_block set position = item.place
    from jsonb_to_recordset(${JSON.stringify(ids.map((id, place) => ({ id, place })))}::jsonb) as item (id uuid, place int)
    where publication_block.id = item.id`.execute(db)
}

export async function setBlock(
  db: OrganisationDatabase,
  id: Id<'publication_block'>,
  content: BlockContent,
): Promise<void> {
  await db
    .updateTable('publication_block')
    .set({ content: JSON.stringify(content) })
    .where('id', '=', id)
    .execute()
}

export async function deleteBlock(db: OrganisationDatabase, id: Id<'publication_block'>): Promise<void> {
  await db.deleteFrom('publication_block').where('id', '=', id).execute()
}

export async function recommendationsOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<Recommendation[]> {
  const rows = await db
    .selectFrom('recommendation')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('removed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    to: row.addressed_to,
    wording: row.wording,
    term: row.term as Recommendation['term'],
    due: row.due ?? undefined,
    findings: row.finding_ids as Id<'finding'>[],
    answer:
      row.reply && row.replied_on
        ? {
            reply: row.reply as 'yes' | 'partly' | 'no',
            words: row.reply_words ?? '',
            by: row.reply_by ?? '',
            on: row.replied_on,
          }
        : undefined,
  }))
}

export async function insertRecommendation(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  wanted: Pick<Recommendation, 'to' | 'wording' | 'term' | 'due' | 'findings'>,
  by: By,
): Promise<Id<'recommendation'>> {
  const id = newId<'recommendation'>()
  await db
    .insertInto('recommendation')
    .values({
      organisation_id: db.organisation,
      id,
      programme_id: programme,
      addressed_to: wanted.to,
      wording: wanted.wording,
      term: wanted.term,
      due: wanted.due ?? null,
      finding_ids: [...wanted.findings],
      made_at: by.now,
      made_by: by.account ?? null,
    })
    .execute()
  return id
}

export async function setAnswer(
  db: OrganisationDatabase,
  id: Id<'recommendation'>,
  answer: NonNullable<Recommendation['answer']>,
): Promise<void> {
  await db
    .updateTable('recommendation')
    .set({ reply: answer.reply, reply_words: answer.words, reply_by: answer.by, replied_on: answer.on })
    .where('id', '=', id)
    .execute()
}
