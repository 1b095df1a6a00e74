import { type Context, Hono } from 'hono'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import {
  type Activity,
  activitiesOf,
  activityOf,
  createActivity,
  type Programme,
  programmeNav,
  programmeOf,
  setActivityState,
} from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { characteristicKinds } from '../forms/form.ts'
import { currentForm, type FormVersion, insertForm } from '../forms/forms.sql.ts'
import { chooseModeration, moderationChoiceOf } from '../review/moderation-choice.sql.ts'
import { readFastLane } from '../review/read-fast-lane.ts'
import { readAsked } from './ask-form.ts'
import { countWordsSaid, responseCounts, responsesBySource, wordsSaid } from './conversations.sql.ts'
import { AskPage, ConversationOverviewPage, ConversationsPage } from './views.tsx'
import { WordsSaidPage } from './words-page.tsx'

const perPage = 25
const base = '/o/:organisation/p/:programme/listen'

/** The team's side of listening: what is asked, how people get there, what came in. */
export function conversationRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  app.get(
    base,
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inOrganisationWithWords(db, visit.organisation.id, async scoped => ({
        programme: await programmeOf(scoped, visit.programme),
        activities: await activitiesOf(scoped, visit.programme),
        counts: await responseCounts(scoped, visit.programme),
      }))
      if (!found.programme) return notThere(c)
      const mayEdit = may(visit.actor, 'form.edit', visit.programme)
      return page(
        c,
        <ConversationsPage
          {...found}
          programme={found.programme}
          visit={visit}
          mayEdit={mayEdit}
          mayReview={may(visit.actor, 'words.moderate', visit.programme)}
        />,
      )
    }),
  )

  app.get(
    `${base}/new`,
    guard.inProgramme('form.edit', async (c, visit) => {
      const programme = await inOrganisation(db, visit.organisation.id, scoped =>
        programmeOf(scoped, visit.programme),
      )
      if (!programme) return notThere(c)
      const fields = { characteristic: [...characteristicKinds] }
      const { listen } = programmeNav(visit.organisation.slug, visit.programme)
      return page(
        c,
        <AskPage
          visit={visit}
          programme={programme}
          action={`${listen}/new`}
          first={programme.writtenIn}
          fields={fields}
        />,
      )
    }),
  )

  app.post(
    `${base}/new`,
    guard.inProgramme('form.edit', async (c, visit) => {
      const fields = await readForm(c)
      const { listen } = programmeNav(visit.organisation.slug, visit.programme)
      const programme = await inOrganisation(db, visit.organisation.id, scoped =>
        programmeOf(scoped, visit.programme),
      )
      if (!programme) return notThere(c)
      const asked = readAsked(fields, programme.writtenIn)
      if (!asked.ok) {
        return page(
          c,
          <AskPage
            visit={visit}
            programme={programme}
            action={`${listen}/new`}
            first={programme.writtenIn}
            fields={fields}
            errors={asked.errors}
          />,
          { status: 422 },
        )
      }
      const activity = await inOrganisation(db, visit.organisation.id, async scoped => {
        const now = services.clock.now()
        const wanted = { programme: visit.programme, kind: 'conversation', title: asked.title } as const
        const made = await createActivity(scoped, wanted, { account: visit.actor.account, now })
        await insertForm(scoped, made!.id, asked.content, now)
        return made!
      })
      return c.redirect(`${listen}/${activity.id}`, 303)
    }),
  )

  app.get(
    `${base}/:activity`,
    guard.inProgramme(
      'programme.see',
      withActivity(services, async (c, visit, place) => {
        const mayRead = may(visit.actor, 'words.read', visit.programme)
        const mayReview = may(visit.actor, 'words.moderate', visit.programme)
        const { counts, sources, newest, moderation } = await inOrganisationWithWords(
          db,
          visit.organisation.id,
          async scoped => ({
            counts: await responseCounts(scoped, visit.programme),
            moderation: await moderationChoiceOf(scoped, place.activity.id),
            sources: await responsesBySource(scoped, place.activity.id),
            newest: mayRead
              ? await wordsSaid(scoped, {
                  activity: place.activity.id,
                  find: '',
                  all: mayReview,
                  most: 3,
                  skip: 0,
                })
              : [],
          }),
        )
        const done = c.req.query('done')
        return page(
          c,
          <ConversationOverviewPage
            {...place}
            visit={visit}
            count={counts.find(count => count.activity === place.activity.id)}
            newest={newest}
            sources={sources}
            publicUrl={services.publicUrl}
            moderation={moderation}
            mayReview={mayReview}
            mayChooseFastLane={may(visit.actor, 'words.fast-lane', visit.programme)}
            mayEdit={may(visit.actor, 'form.edit', visit.programme)}
            mayRead={mayRead}
            mayImport={may(visit.actor, 'words.import', visit.programme)}
            done={done === 'opened' ? done : undefined}
          />,
        )
      }),
    ),
  )

  app.post(
    `${base}/:activity/state`,
    guard.inProgramme(
      'form.edit',
      withActivity(services, async (c, visit, place) => {
        const fields = await readForm(c)
        const state = fieldText(fields, 'state') === 'open' ? 'open' : 'closed'
        const by = { account: visit.actor.account, now: services.clock.now() }
        const mayChoose = may(visit.actor, 'words.fast-lane', visit.programme)
        await inOrganisation(db, visit.organisation.id, async scoped => {
          if (state === 'open' && mayChoose && fieldText(fields, 'moderation') !== '')
            await chooseModeration(scoped, place.activity, readFastLane(fields), by)
          await setActivityState(scoped, place.activity, state, by)
        })
        return c.redirect(
          `${c.req.path.replace(/\/state$/, '')}${state === 'open' ? '?done=opened' : ''}`,
          303,
        )
      }),
    ),
  )

  app.get(
    `${base}/:activity/words`,
    guard.inProgramme(
      'words.read',
      withActivity(services, async (c, visit, place) => {
        const all = may(visit.actor, 'words.moderate', visit.programme)
        const find = (c.req.query('q') ?? '').trim().slice(0, 200)
        const wanted = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
        const read = await inOrganisationWithWords(db, visit.organisation.id, async scoped => {
          const total = await countWordsSaid(scoped, { activity: place.activity.id, find, all })
          const pages = Math.max(1, Math.ceil(total / perPage))
          const current = Math.min(wanted, pages)
          const said = await wordsSaid(scoped, {
            activity: place.activity.id,
            find,
            all,
            most: perPage,
            skip: (current - 1) * perPage,
          })
          return { total, pages, page: current, said }
        })
        return page(c, <WordsSaidPage {...place} {...read} visit={visit} find={find} />)
      }),
    ),
  )

  return app
}

export type ActivityPlace = {
  readonly programme: Programme
  readonly activity: Activity
  readonly form: FormVersion
}

/** The activity named in the address, where it belongs to the programme there. */
export function withActivity(
  services: Services,
  handler: (c: Context, visit: ProgrammeVisit, place: ActivityPlace) => Response | Promise<Response>,
) {
  return async (c: Context, visit: ProgrammeVisit) => {
    const id = parseId<'activity'>(c.req.param('activity'))
    const place =
      id &&
      (await inOrganisation(services.database.db, visit.organisation.id, async db => {
        const programme = await programmeOf(db, visit.programme)
        const activity = await activityOf(db, id)
        const form = activity && (await currentForm(db, activity.id))
        if (!programme || !activity || !form || activity.programme !== visit.programme) return undefined
        return { programme, activity, form }
      }))
    return place ? handler(c, visit, place) : notThere(c)
  }
}
