import { type Context, Hono } from 'hono'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type CouncilArea, programmeAreas } from '../../programmes/index.ts'
import { notThere } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/when.en.ts'
import type { Condition } from '../forms/condition.ts'
import { type BuilderPlaces, type FormPlace, formPath } from './builder-places.ts'
import { conditionOf, earlierThan, readTest, withCondition } from './show-if.ts'
import { WhenPage } from './when-page.tsx'

type WhenPlace = FormPlace & { readonly key: string; readonly areas: readonly CouncilArea[] }

/** When a question or a section is asked. */
export function whenRoutes({ atForm, change, inside }: BuilderPlaces): Hono {
  const app = new Hono()

  const atKey = (handler: (c: Context, place: WhenPlace) => Response | Promise<Response>) =>
    atForm(async (c, place) => {
      const { content } = place.form
      const key = c.req.param('key') ?? ''
      if (![...content.questions, ...content.sections].some(one => one.key === key)) return notThere(c)
      const areas = await inside(place, db => programmeAreas(db, place.programme.id))
      return handler(c, { ...place, key, areas })
    })
  const saved = (c: Context, done: 'added' | 'removed' | 'joined') =>
    c.redirect(`${formPathOf(c)}?done=${done}`, 303)
  const set = (place: WhenPlace, next: (now: Condition | undefined) => Condition | undefined) =>
    change(place, content => withCondition(content, place.key, next(conditionOf(content, place.key))))

  app.get(
    `${formPath}/when/:key`,
    atKey((c, place) => {
      const asked = earlierThan(place.form.content, place.key).find(
        one => one.key === c.req.query('question'),
      )
      const done = (['added', 'removed', 'joined'] as const).find(one => one === c.req.query('done'))
      const missing = c.req.query('go') === 'on' && !asked
      return page(
        c,
        <WhenPage
          {...place}
          asked={asked}
          fields={{}}
          errors={missing ? [{ field: 'question', message: t('when.question-missing') }] : []}
          notice={done ? t(`when.done-${done}`) : undefined}
        />,
      )
    }),
  )

  app.post(
    `${formPath}/when/:key/add`,
    atKey(async (c, place) => {
      const fields = await readForm(c)
      const asked = earlierThan(place.form.content, place.key).find(
        one => one.key === fieldText(fields, 'question'),
      )
      const read = asked
        ? readTest(
            fields,
            asked,
            place.areas.map(({ code }) => code),
          )
        : undefined
      if (!read?.ok) {
        const errors = read?.errors ?? [{ field: 'question', message: t('when.question-missing') }]
        return page(c, <WhenPage {...place} asked={asked} fields={fields} errors={errors} />, { status: 422 })
      }
      await set(place, now => ({
        join: now?.join ?? 'all',
        tests: [...(now?.tests ?? []), read.test].slice(0, 10),
      }))
      return saved(c, 'added')
    }),
  )

  app.post(
    `${formPath}/when/:key/join`,
    atKey(async (c, place) => {
      const join = fieldText(await readForm(c), 'join') === 'any' ? 'any' : 'all'
      await set(place, now => now && { ...now, join })
      return saved(c, 'joined')
    }),
  )

  app.post(
    `${formPath}/when/:key/remove`,
    atKey(async (c, place) => {
      const wanted = fieldText(await readForm(c), 'test')
      await set(place, now => {
        const tests = now?.tests.filter(test => JSON.stringify(test) !== wanted) ?? []
        return now && tests.length > 0 ? { ...now, tests } : undefined
      })
      return saved(c, 'removed')
    }),
  )

  return app
}

/** The page itself, from the address of one of its forms. */
function formPathOf(c: Context): string {
  return c.req.path.replace(/\/(add|join|remove)$/, '')
}
