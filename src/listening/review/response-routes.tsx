import type { Context } from 'hono'
import { inOrganisationWithWords, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { FieldError, FormFields } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { activityOf, councilAreas, programmeOf } from '../../programmes/index.ts'
import { notThere, type ProgrammeVisit } from '../../trust/index.ts'
import { questionIn } from '../forms/form.ts'
import { formVersionById } from '../forms/forms.sql.ts'
import { decisionLog, underReview } from './one.sql.ts'
import { neighbours } from './queue.sql.ts'
import type { QueueFilter } from './queue.ts'
import { doneOf, filterOf } from './read-address.ts'
import { ResponsePage } from './response-page.tsx'

/** What was sent and cannot be taken as it is. */
export type Again = { readonly fields: FormFields; readonly errors: readonly FieldError[] }

/** Answers with the page of the response that the address names. */
export function responseShower(services: Services) {
  return async (c: Context, visit: ProgrammeVisit, again?: Again) => {
    const filter = filterOf(c)
    const id = parseId<'response'>(c.req.param('response'))
    const read =
      id &&
      (await inOrganisationWithWords(services.database.db, visit.organisation.id, scoped =>
        readOne(scoped, visit, id, filter),
      ))
    if (!read) return notThere(c)
    return page(
      c,
      <ResponsePage {...read} visit={visit} filter={filter} done={doneOf(c)} {...again} />,
      again ? { status: 422 } : {},
    )
  }
}

/** A response of the programme with everything that its page shows. */
export async function readOne(
  db: OrganisationDatabase,
  visit: ProgrammeVisit,
  id: Id<'response'>,
  filter: QueueFilter,
) {
  const programme = await programmeOf(db, visit.programme)
  const response = await underReview(db, visit.programme, id)
  const activity = response && (await activityOf(db, response.activity))
  if (!programme || !response || !activity) return undefined
  const form = await formVersionById(db, response.formVersion)
  const first = form?.languages[0]
  const asked = new Map(
    form && first ? form.questions.map(each => [each.key, questionIn(each, first, first).question]) : [],
  )
  return {
    programme,
    response,
    activity,
    asked,
    form,
    areas: await councilAreas(db),
    beside: await neighbours(db, visit.programme, filter, response),
    history: await decisionLog(db, visit.programme, { offset: 0, most: 100, response: id }),
  }
}
