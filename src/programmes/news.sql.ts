import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { NewsPost } from './news.ts'

/** Newest first. */
export async function newsOf(db: OrganisationDatabase, programme: Id<'programme'>): Promise<NewsPost[]> {
  const rows = await db
    .selectFrom('programme_news')
    .select(['id', 'title', 'body', 'published_at as publishedAt'])
    .where('programme_id', '=', programme)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows
}

export function newsPostOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  id: Id<'programme_news'>,
): Promise<NewsPost | undefined> {
  return db
    .selectFrom('programme_news')
    .select(['id', 'title', 'body', 'published_at as publishedAt'])
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertNews(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  post: NewsPost,
  by: Id<'account'> | undefined,
): Promise<void> {
  await db
    .insertInto('programme_news')
    .values({
      organisation_id: db.organisation,
      programme_id: programme,
      id: post.id,
      title: post.title,
      body: post.body,
      published_at: post.publishedAt,
      made_by: by ?? null,
    })
    .execute()
}

export async function updateNews(
  db: OrganisationDatabase,
  post: Pick<NewsPost, 'id' | 'title' | 'body'>,
): Promise<void> {
  await db
    .updateTable('programme_news')
    .set({ title: post.title, body: post.body })
    .where('id', '=', post.id)
    .execute()
}

export async function deleteNews(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  id: Id<'programme_news'>,
): Promise<NewsPost | undefined> {
  return db
    .deleteFrom('programme_news')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .returning(['id', 'title', 'body', 'published_at as publishedAt'])
    .executeTakeFirst()
}
