import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { Language } from '../ui/i18n/language.ts'
import { inOrder } from './programme.ts'
import { toProgramme } from './programmes.sql.ts'
import type { PublicProgramme } from './public-programme.ts'

/** One round trip, for pages that many people open at once. */
export async function publicProgramme(
  db: OrganisationDatabase,
  id: Id<'programme'>,
): Promise<PublicProgramme | undefined> {
  const row = await db
    .selectFrom('programme')
    .innerJoin('organisation', 'organisation.id', 'programme.organisation_id')
    .leftJoin('data_responsibility', join =>
      join
        .onRef('data_responsibility.organisation_id', '=', 'programme.organisation_id')
        .onRef('data_responsibility.programme_id', '=', 'programme.id'),
    )
    .selectAll('programme')
    .select(['organisation.name', 'data_responsibility.controllers', 'data_responsibility.privacy_contact'])
    .select(eb => [
      jsonArrayFrom(
        eb
          .selectFrom('partner')
          .select(['partner.id', 'partner.name', 'partner.address'])
          .whereRef('partner.programme_id', '=', 'programme.id')
          .orderBy('partner.position')
          .orderBy('partner.id'),
      ).as('partners'),
      jsonArrayFrom(
        eb
          .selectFrom('language_approval')
          .select('language_approval.language')
          .whereRef('language_approval.statement_id', '=', 'programme.statement_id'),
      ).as('approved'),
    ])
    .where('programme.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const programme = toProgramme(row)
  const approved = new Set(row.approved.map(approval => approval.language as Language))
  const { openedAt, closedAt, madeAt, languages, ...told } = programme
  return {
    ...told,
    organisation: row.name,
    partners: row.partners,
    liveLanguages: inOrder(languages.filter(language => approved.has(language))),
    controllers: row.controllers ?? [],
    privacyContact: row.privacy_contact ?? '',
  }
}
