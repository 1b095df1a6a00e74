import { type Context, Hono } from 'hono'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import {
  type FieldError,
  type FormFields,
  fieldText,
  fieldTexts,
  readForm,
} from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { activitiesOf, programmeNav, programmeOf } from '../../programmes/index.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { decide, type Reviewer, undoDecision } from './decide.ts'
import { countQueued, queued } from './queue.sql.ts'
import type { QueueFilter } from './queue.ts'
import { mostCounted, QueuePage, queueAddress } from './queue-page.tsx'
import { doneOf, filterOf } from './read-address.ts'
import { readDecision } from './read-decision.ts'
import { type Again, readOne, responseShower } from './response-routes.tsx'
import { outcomeOf, type Wanted } from './review.ts'

const perPage = 50
const at = '/o/:organisation/p/:programme/listen/review'

/** Reading what came in, and deciding whether it is used. */
export function reviewRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database
  const reviewAt = (visit: ProgrammeVisit) =>
    `${programmeNav(visit.organisation.slug, visit.programme).listen}/review`

  const showQueue = async (c: Context, visit: ProgrammeVisit, again?: Again) => {
    const filter = filterOf(c)
    const wanted = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
    const read = await inOrganisationWithWords(db, visit.organisation.id, async scoped => {
      const programme = await programmeOf(scoped, visit.programme)
      if (!programme) return undefined
      const count = (narrowed: QueueFilter) => countQueued(scoped, visit.programme, narrowed, mostCounted + 1)
      const total = await count(filter)
      const pages = Math.max(1, Math.ceil(total / perPage))
      const current = Math.min(wanted, pages)
      return {
        programme,
        total,
        pages,
        page: current,
        waiting: {
          held: filter.state === 'held' ? total : await count({ ...filter, state: 'held' }),
          returned: filter.state === 'returned' ? total : await count({ ...filter, state: 'returned' }),
        },
        activities: await activitiesOf(scoped, visit.programme),
        items: await queued(scoped, visit.programme, filter, {
          offset: (current - 1) * perPage,
          most: perPage,
        }),
      }
    })
    if (!read) return notThere(c)
    return page(
      c,
      <QueuePage {...read} visit={visit} filter={filter} done={doneOf(c)} {...again} />,
      again ? { status: 422 } : {},
    )
  }

  app.get(
    at,
    guard.inProgramme('words.moderate', (c, visit) => showQueue(c, visit)),
  )

  app.post(
    at,
    guard.inProgramme('words.moderate', async (c, visit) => {
      const fields = await readForm(c)
      const read = readBulk(fields)
      if (!read.ok) return showQueue(c, visit, { fields, errors: read.errors })
      const done = await decide(services, reviewerOf(visit), read.responses, read.wanted)
      return c.redirect(withDone(queueAddress(reviewAt(visit), filterOf(c)), read.wanted, done), 303)
    }),
  )

  app.post(
    `${at}/undo`,
    guard.inProgramme('words.moderate', async (c, visit) => {
      const together = parseId<'review_decision'>(fieldText(await readForm(c), 'together'))
      const count = together ? await undoDecision(services, reviewerOf(visit), together) : 0
      return c.redirect(`${reviewAt(visit)}?done=undone&count=${count}`, 303)
    }),
  )

  const showOne = responseShower(services)

  app.get(
    `${at}/:response`,
    guard.inProgramme('words.moderate', (c, visit) => showOne(c, visit)),
  )

  app.post(
    `${at}/:response`,
    guard.inProgramme('words.moderate', async (c, visit) => {
      const fields = await readForm(c)
      const read = readDecision(fields)
      if (!read.ok) return showOne(c, visit, { fields, errors: read.errors })
      const id = parseId<'response'>(c.req.param('response'))
      const filter = filterOf(c)
      const found =
        id &&
        (await inOrganisationWithWords(db, visit.organisation.id, scoped =>
          readOne(scoped, visit, id, filter),
        ))
      if (!found || !id) return notThere(c)
      const done = await decide(services, reviewerOf(visit), [id], read.wanted)
      // On to the next that waits, as one would with a pile of paper.
      const next = found.beside.after ?? found.beside.before
      const to = next ? `${reviewAt(visit)}/${next}` : reviewAt(visit)
      return c.redirect(withDone(queueAddress(to, filter), read.wanted, done), 303)
    }),
  )

  return app
}

type ReadBulk =
  | { readonly ok: true; readonly responses: readonly Id<'response'>[]; readonly wanted: Wanted }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** One pressed by its own button, everything on the page, or what was ticked. */
function readBulk(fields: FormFields): ReadBulk {
  const ids = (name: string) => fieldTexts(fields, name).flatMap(text => parseId<'response'>(text) ?? [])
  const [decision = '', only = ''] = fieldText(fields, 'only').split(' ')
  const one = parseId<'response'>(only)
  if (one && (decision === 'open' || decision === 'hold'))
    return { ok: true, responses: [one], wanted: { decision } }
  if (fieldText(fields, 'decision') === 'open-page')
    return { ok: true, responses: ids('shown'), wanted: { decision: 'open' } }
  const ticked = ids('response')
  if (ticked.length === 0)
    return { ok: false, errors: [{ field: 'response', message: t('review.none-ticked') }] }
  const read = readDecision(fields)
  return read.ok ? { ...read, responses: ticked } : read
}

function reviewerOf(visit: ProgrammeVisit): Reviewer {
  return {
    organisation: visit.organisation.id,
    programme: visit.programme,
    account: visit.actor.account,
  }
}

function withDone(
  address: string,
  { decision }: Wanted,
  done: { readonly moved: number; readonly together: string },
): string {
  const query = new URLSearchParams({ done: outcomeOf(decision).kind, count: String(done.moved) })
  if (done.moved > 0) query.set('undo', done.together)
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}
