import { Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { openGuard } from '../../trust/index.ts'
import { withActivity } from '../conversations/routes.tsx'
import { chooseModeration, moderationChoiceOf } from './moderation-choice.sql.ts'
import { ModerationChoicePage } from './moderation-choice-page.tsx'
import { readFastLane } from './read-fast-lane.ts'

const at = '/o/:organisation/p/:programme/listen/:activity/moderation'

/** Choosing whether words are used at once or read first: a decision of the organisation, with a name and a date. */
export function moderationRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  app.get(
    at,
    guard.inProgramme(
      'words.fast-lane',
      withActivity(services, async (c, visit, place) => {
        const choice = await inOrganisation(db, visit.organisation.id, scoped =>
          moderationChoiceOf(scoped, place.activity.id),
        )
        return page(c, <ModerationChoicePage {...place} visit={visit} choice={choice} />)
      }),
    ),
  )

  app.post(
    at,
    guard.inProgramme(
      'words.fast-lane',
      withActivity(services, async (c, visit, place) => {
        const fastLane = readFastLane(await readForm(c))
        const by = { account: visit.actor.account, now: services.clock.now() }
        await inOrganisation(db, visit.organisation.id, scoped =>
          chooseModeration(scoped, place.activity, fastLane, by),
        )
        return c.redirect(`${c.req.path.replace(/\/moderation$/, '')}?done=saved`, 303)
      }),
    ),
  )

  return app
}
