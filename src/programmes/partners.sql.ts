import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { Partner } from './partner.ts'

/** In the order in which the programme names them. */
export function partnersOf(db: OrganisationDatabase, programme: Id<'programme'>): Promise<Partner[]> {
  return db
    .selectFrom('partner')
    .select(['id', 'name', 'address'])
    .where('programme_id', '=', programme)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function insertPartner(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  partner: Partner,
  position: number,
): Promise<void> {
  await db
    .insertInto('partner')
    .values({ organisation_id: db.organisation, programme_id: programme, ...partner, position })
    .execute()
}

/** The partner as it was, or undefined where it was gone already. */
export function deletePartner(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  id: Id<'partner'>,
): Promise<Partner | undefined> {
  return db
    .deleteFrom('partner')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .returning(['id', 'name', 'address'])
    .executeTakeFirst()
}

export async function updatePartner(db: OrganisationDatabase, partner: Partner): Promise<void> {
  await db
    .updateTable('partner')
    .set({ name: partner.name, address: partner.address })
    .where('id', '=', partner.id)
    .execute()
}

export async function savePartnerOrder(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  partners: readonly Partner[],
): Promise<void> {
  for (const [position, partner] of partners.entries()) {
    await db
      .updateTable('partner')
      .set({ position })
      .where('programme_id', '=', programme)
      .where('id', '=', partner.id)
      .execute()
  }
}
