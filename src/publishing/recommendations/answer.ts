import { recordUse } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../../trust/index.ts'
import { responsesBehind } from '../../understanding/index.ts'
import { editionsRecommending } from '../editions/editions.sql.ts'
import { remakeEdition } from '../editions/react.ts'
import type { Recommendation } from '../publications/publication.ts'
import { insertRecommendation, recommendationsOf, setAnswer } from '../publications/publications.sql.ts'

type By = { readonly account: Id<'account'> | undefined }

/** Asks something of somebody, and tells those whose words led to it on their receipts. */
export function recommend(
  services: Pick<Services, 'database' | 'clock'>,
  organisation: OrganisationId,
  programme: Id<'programme'>,
  wanted: Pick<Recommendation, 'to' | 'wording' | 'term' | 'due' | 'findings'>,
  by: By,
): Promise<Id<'recommendation'>> {
  return inOrganisation(services.database.db, organisation, async db => {
    const now = services.clock.now()
    const id = await insertRecommendation(db, programme, wanted, { ...by, now })
    const label = `${wanted.to}: ${wanted.wording}`
    for (const finding of wanted.findings) {
      await recordUse(
        db,
        await responsesBehind(db, finding),
        { kind: 'recommendation', subject: id, label },
        now,
      )
    }
    await recordAction(
      db,
      { action: 'recommended', subject: { kind: 'recommendation', id }, account: by.account, programme },
      now,
    )
    return id
  })
}

/** Writes down an answer: it goes to those whose words led to it, and into every report that asks. */
export function answerRecommendation(
  services: Services,
  organisation: OrganisationId,
  programme: Id<'programme'>,
  id: Id<'recommendation'>,
  answer: NonNullable<Recommendation['answer']>,
  by: By,
): Promise<boolean> {
  return inOrganisation(services.database.db, organisation, async db => {
    const found = (await recommendationsOf(db, programme)).find(one => one.id === id)
    if (!found) return false
    const now = services.clock.now()
    await setAnswer(db, id, answer)
    for (const finding of found.findings) {
      await recordUse(
        db,
        await responsesBehind(db, finding),
        { kind: 'answer', subject: id, label: `${answer.by}: ${answer.words}` },
        now,
      )
    }
    for (const edition of await editionsRecommending(db, id)) await remakeEdition(services, db, edition)
    await recordAction(
      db,
      {
        action: 'answered a recommendation',
        subject: { kind: 'recommendation', id },
        account: by.account,
        programme,
        detail: { reply: answer.reply },
      },
      now,
    )
    return true
  })
}
