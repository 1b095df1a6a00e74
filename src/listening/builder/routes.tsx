import { type Context, Hono } from 'hono'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { programmeAreas, publicProgramme } from '../../programmes/index.ts'
import { notThere } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import { mostQuestions } from '../forms/form.ts'
import { hasEasyRead } from '../forms/parity.ts'
import { type Direction, nextKey, withCopy, withMoved, withoutQuestion } from './arrange.ts'
import { backTo, final, undoable } from './back-to.ts'
import { formAddress } from './builder-address.ts'
import { type FormPlace, formPath, openBuilderPlaces } from './builder-places.ts'
import { dropDraft, putIntoUse, undoChange } from './change-form.ts'
import { versionsOf } from './form-drafts.sql.ts'
import { FormPage } from './form-page.tsx'
import { pictureRoutes } from './picture-routes.tsx'
import { PreviewPage } from './preview-page.tsx'
import { questionRoutes } from './question-routes.tsx'
import { sectionRoutes } from './section-routes.tsx'
import { whenRoutes } from './when-routes.tsx'
import { wordingRoutes } from './wording-routes.tsx'

/** What is asked, written by its team: questions in order, their wordings, when each is asked, what is in use. */
export function builderRoutes(services: Services): Hono {
  const app = new Hono()
  const places = openBuilderPlaces(services)
  const { atForm, atQuestion, change, inside, by } = places
  app.route('/', questionRoutes(places))
  app.route('/', sectionRoutes(places))
  app.route('/', whenRoutes(places))
  app.route('/', wordingRoutes(places))
  app.route('/', pictureRoutes(services, places))

  app.get(
    formPath,
    atForm(async (c, place) => {
      const { versions, areas } = await inside(place, async db => ({
        versions: await versionsOf(db, place.form.inUse.form),
        areas: await programmeAreas(db, place.programme.id),
      }))
      const areaName = (code: string) => areas.find(area => area.code === code)?.name ?? code
      return page(
        c,
        <FormPage {...place} versions={versions} areaName={areaName} notice={noticeOf(c, place)} />,
      )
    }),
  )

  app.get(
    `${formPath}/preview`,
    atForm(async (c, place) => {
      const { languages } = place.form.content
      const language = languages.find(one => one === c.req.query('language')) ?? languages[0]!
      const easy = c.req.query('easy') === 'yes' && hasEasyRead(place.form.content, language)
      const found = await inside(place, async db => ({
        public: await publicProgramme(db, place.programme.id),
        areas: await programmeAreas(db, place.programme.id),
      }))
      if (!found.public) return notThere(c)
      return page(
        c,
        <PreviewPage {...place} public={found.public} areas={found.areas} language={language} easy={easy} />,
      )
    }),
  )

  app.post(
    `${formPath}/undo`,
    atForm(async (c, place) => {
      const undone = await inside(place, db => undoChange(db, place.activity, by(place)))
      return backTo(c, place, undone ? 'undone' : undefined)
    }),
  )

  app.post(
    `${formPath}/use`,
    atForm(async (c, place) => {
      const used = await inside(place, db => putIntoUse(db, place.activity, by(place)))
      return backTo(c, place, used ? 'used' : undefined)
    }),
  )

  app.post(
    `${formPath}/drop`,
    atForm(async (c, place) => {
      const dropped = await inside(place, db => dropDraft(db, place.activity, by(place)))
      return backTo(c, place, dropped ? 'dropped' : undefined)
    }),
  )

  for (const direction of ['up', 'down'] as const satisfies readonly Direction[]) {
    app.post(
      `${formPath}/question/:question/${direction}`,
      atQuestion(async (c, place) => {
        const { key } = place.question
        const moved = await change(place, content => withMoved(content, key, direction))
        return backTo(c, place, moved ? 'moved' : undefined)
      }),
    )
  }

  app.post(
    `${formPath}/question/:question/copy`,
    atQuestion(async (c, place) => {
      if (place.form.content.questions.length >= mostQuestions) return backTo(c, place, 'full')
      const as = nextKey(place.form.used, 'q')
      const copied = await change(place, content => withCopy(content, place.question.key, as))
      return backTo(c, place, copied ? 'copied' : undefined)
    }),
  )

  app.post(
    `${formPath}/question/:question/remove`,
    atQuestion(async (c, place) => {
      const removed = await change(place, content => withoutQuestion(content, place.question.key))
      return backTo(c, place, removed ? 'removed' : 'only')
    }),
  )

  return app
}

function noticeOf(c: Context, place: FormPlace) {
  const done = c.req.query('done')
  const ended = final.find(one => one === done)
  if (ended === 'full') return { text: t('done.full', { count: mostQuestions }) }
  if (ended) return { text: t(`done.${ended}`) }
  const begun = undoable.find(one => one === done)
  if (!begun) return undefined
  const undo = { action: `${formAddress(place).form}/undo`, label: t('done.put-back') }
  return place.form.mayUndo ? { text: t(`done.${begun}`), undo } : { text: t(`done.${begun}`) }
}
