import { Hono } from 'hono'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { activitiesOf, activityOf } from '../activities.sql.ts'
import type { Activity } from '../activity.ts'
import { setActivityState } from '../create-activity.ts'
import type { Programme } from '../programme.ts'
import { programmeOf } from '../programmes.sql.ts'
import { ActivitiesPage, SharePage } from './activities-pages.tsx'

const at = '/o/:organisation/p/:programme/settings/activities'

/** A programme's activities: opening, closing, and the address to share. */
export function activityRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <Result,>(visit: ProgrammeVisit, work: (db: OrganisationDatabase) => Promise<Result>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const list = (visit: ProgrammeVisit) =>
    `/o/${visit.organisation.slug}/p/${visit.programme}/settings/activities`

  const find = async (db: OrganisationDatabase, visit: ProgrammeVisit, wanted: string | undefined) => {
    const id = parseId<'activity'>(wanted)
    const programme = await programmeOf(db, visit.programme)
    const activity = id && (await activityOf(db, id))
    return programme && activity?.programme === programme.id ? { programme, activity } : undefined
  }

  app.get(
    at,
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inside(visit, async db => {
        const programme = await programmeOf(db, visit.programme)
        return programme && { programme, activities: await activitiesOf(db, visit.programme) }
      })
      if (!found) return notThere(c)
      const changed = found.activities.find(activity => activity.id === c.req.query('changed'))
      const notice = changed && noticeOf(changed, found.programme, list(visit))
      return page(c, <ActivitiesPage visit={visit} {...found} notice={notice} />)
    }),
  )

  for (const [action, state] of [
    ['open', 'open'],
    ['close', 'closed'],
  ] as const) {
    app.post(
      `${at}/:activity/${action}`,
      guard.inProgramme('programme.open', async (c, visit) => {
        const found = await inside(visit, async db => {
          const there = await find(db, visit, c.req.param('activity'))
          const by = { account: visit.actor.account, now: services.clock.now() }
          if (there) await setActivityState(db, there.activity, state, by)
          return there
        })
        return found ? c.redirect(`${list(visit)}?changed=${found.activity.id}`, 303) : notThere(c)
      }),
    )
  }

  app.get(
    `${at}/:activity/share`,
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inside(visit, db => find(db, visit, c.req.param('activity')))
      return found
        ? page(c, <SharePage visit={visit} {...found} publicUrl={services.publicUrl} />)
        : notThere(c)
    }),
  )

  return app
}

function noticeOf({ id, title, state }: Activity, programme: Programme, list: string) {
  if (state !== 'closed') {
    const key = programme.state === 'open' ? 'activities.opened' : 'activities.opened-not-public'
    return { text: t(key, { title }) }
  }
  const undo = { action: `${list}/${id}/open`, label: t('activities.undo-close') }
  return { text: t('activities.closed', { title }), undo }
}
