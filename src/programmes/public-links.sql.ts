import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { Language } from '../ui/i18n/language.ts'

/** Something of a room above that the programme's public page leads to. */
export type Announcement = {
  readonly programme: Id<'programme'>
  readonly kind: 'publication'
  /** A path of this site: `/r/abc`. One announcement for each. */
  readonly address: string
  readonly title: string
  /** The language that the title is in. */
  readonly language: Language
  readonly at: Date
}

/** Puts it on the programme's public page, or changes what is there under this address. */
export async function announce(db: OrganisationDatabase, announcement: Announcement): Promise<void> {
  const { programme, kind, address, ...rest } = announcement
  await db
    .insertInto('public_link')
    .values({ organisation_id: db.organisation, programme_id: programme, kind, address, ...rest })
    .onConflict(conflict =>
      conflict.columns(['organisation_id', 'programme_id', 'kind', 'address']).doUpdateSet(rest),
    )
    .execute()
}

/** Takes it off the public page again. Nothing happens where it is not there. */
export async function withdrawAnnouncement(
  db: OrganisationDatabase,
  announcement: Pick<Announcement, 'programme' | 'kind' | 'address'>,
): Promise<void> {
  await db
    .deleteFrom('public_link')
    .where('programme_id', '=', announcement.programme)
    .where('kind', '=', announcement.kind)
    .where('address', '=', announcement.address)
    .execute()
}

/** Newest first. */
export async function announcementsOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<Announcement[]> {
  const rows = await db
    .selectFrom('public_link')
    .selectAll()
    .where('programme_id', '=', programme)
    .orderBy('at', 'desc')
    .orderBy('address')
    .execute()
  return rows.map(row => ({
    programme: row.programme_id,
    kind: row.kind as Announcement['kind'],
    address: row.address,
    title: row.title,
    language: row.language as Language,
    at: row.at,
  }))
}
