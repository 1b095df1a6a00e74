import { type Context, Hono } from 'hono'
import { type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { notThere } from '../../trust/index.ts'
import type { Section } from '../forms/form.ts'
import { nextKey, withMovedSection, withoutSection, withSection } from './arrange.ts'
import { backTo } from './back-to.ts'
import { type BuilderPlaces, type FormPlace, formPath, seenMark } from './builder-places.ts'
import { fieldsOfSection, readSection } from './section-fields.ts'
import { SectionPage } from './section-page.tsx'
import { fieldsOfSettings, readSettings } from './settings-fields.ts'
import { SettingsPage } from './settings-page.tsx'

const mostSections = 30

/** Sections of a form, and what holds for the whole of it. */
export function sectionRoutes({ atForm, change }: BuilderPlaces): Hono {
  const app = new Hono()

  app.get(
    `${formPath}/section/new`,
    atForm((c, place) => page(c, <SectionPage {...place} fields={{}} action={c.req.path} />)),
  )

  app.post(
    `${formPath}/section/new`,
    atForm(async (c, place) => {
      const { content, used } = place.form
      const fields = await readForm(c)
      const read = readSection(fields, { key: nextKey(used, 's'), before: undefined, content })
      if (!read.ok) {
        const props = { ...place, fields, errors: read.errors, action: c.req.path }
        return page(c, <SectionPage {...props} />, { status: 422 })
      }
      if (content.sections.length < mostSections) await change(place, form => withSection(form, read.section))
      return backTo(c, place, 'saved')
    }),
  )

  const atSection = (
    handler: (c: Context, place: FormPlace, section: Section) => Response | Promise<Response>,
  ) =>
    atForm((c, place) => {
      const section = place.form.content.sections.find(({ key }) => key === c.req.param('section'))
      return section ? handler(c, place, section) : notThere(c)
    })

  app.get(
    `${formPath}/section/:section`,
    atSection((c, place, section) =>
      page(
        c,
        <SectionPage
          {...place}
          fields={fieldsOfSection(section, place.form.content.languages)}
          action={c.req.path}
          existing={{ section, seen: seenMark(section) }}
        />,
      ),
    ),
  )

  app.post(
    `${formPath}/section/:section`,
    atSection(async (c, place, section) => {
      const fields = await readForm(c)
      const { content } = place.form
      const seen = seenMark(section)
      const show = (status: 409 | 422, props: Partial<Parameters<typeof SectionPage>[0]>) =>
        page(
          c,
          <SectionPage
            {...place}
            fields={fields}
            action={c.req.path}
            existing={{ section, seen }}
            {...props}
          />,
          { status },
        )
      if (fieldText(fields, 'seen') !== seen) {
        return show(409, { changedTo: section.texts[content.languages[0]!]?.title ?? '' })
      }
      const read = readSection(fields, { key: section.key, before: section, content })
      if (!read.ok) return show(422, { errors: read.errors })
      await change(place, form => withSection(form, read.section))
      return backTo(c, place, 'saved')
    }),
  )

  for (const direction of ['up', 'down'] as const) {
    app.post(
      `${formPath}/section/:section/${direction}`,
      atSection(async (c, place, { key }) => {
        const moved = await change(place, form => withMovedSection(form, key, direction))
        return backTo(c, place, moved ? 'moved' : undefined)
      }),
    )
  }

  app.post(
    `${formPath}/section/:section/remove`,
    atSection(async (c, place, { key }) => {
      await change(place, form => withoutSection(form, key))
      return backTo(c, place, 'section-removed')
    }),
  )

  app.get(
    `${formPath}/settings`,
    atForm((c, place) =>
      page(c, <SettingsPage {...place} fields={fieldsOfSettings(place.form.content)} action={c.req.path} />),
    ),
  )

  app.post(
    `${formPath}/settings`,
    atForm(async (c, place) => {
      const fields: FormFields = await readForm(c)
      const errors = readSettings(fields, place.form.content).errors
      if (errors.length > 0) {
        const props = { ...place, fields, errors, action: c.req.path }
        return page(c, <SettingsPage {...props} />, { status: 422 })
      }
      await change(place, content => readSettings(fields, content).content)
      return backTo(c, place, 'saved')
    }),
  )

  return app
}
