import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import {
  type Article6Basis,
  type Article9Condition,
  type DataResponsibility,
  noDataResponsibility,
} from './data-responsibility.ts'

export async function dataResponsibilityOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<DataResponsibility> {
  const row = await db
    .selectFrom('data_responsibility')
    .selectAll()
    .where('programme_id', '=', programme)
    .executeTakeFirst()
  if (!row) return noDataResponsibility
  return {
    controllers: row.controllers,
    privacyContact: row.privacy_contact,
    article6: (row.article_6 as Article6Basis | null) ?? undefined,
    article9: (row.article_9 as Article9Condition | null) ?? undefined,
    impactAssessment: row.impact_assessment,
    sharingAgreement: row.sharing_agreement,
    retentionMonths: row.retention_months ?? undefined,
    signedOffBy: row.signed_off_by,
    signedOffOn: row.signed_off_on ?? undefined,
  }
}

export async function saveDataResponsibility(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  responsibility: DataResponsibility,
): Promise<void> {
  const values = {
    controllers: [...responsibility.controllers],
    privacy_contact: responsibility.privacyContact,
    article_6: responsibility.article6 ?? null,
    article_9: responsibility.article9 ?? null,
    impact_assessment: responsibility.impactAssessment,
    sharing_agreement: responsibility.sharingAgreement,
    retention_months: responsibility.retentionMonths ?? null,
    signed_off_by: responsibility.signedOffBy,
    signed_off_on: responsibility.signedOffOn ?? null,
  }
  await db
    .insertInto('data_responsibility')
    .values({ organisation_id: db.organisation, programme_id: programme, ...values })
    .onConflict(conflict => conflict.columns(['organisation_id', 'programme_id']).doUpdateSet(values))
    .execute()
}
