import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { newId, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t as settings } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { recordChange } from '../change-programme.ts'
import { deleteNews, insertNews, newsOf, newsPostOf, updateNews } from '../news.sql.ts'
import { holdProgramme, programmeOf } from '../programmes.sql.ts'
import { changedMeanwhile } from '../settings/changed-meanwhile.ts'
import { markOf } from '../settings/section.ts'
import { parseTexts } from '../settings/typed-fields.ts'
import { NewsFormPage, NewsPage } from './news-pages.tsx'

const newsForm = z.object({
  title: z
    .string()
    .trim()
    .min(1, t('news.heading-missing'))
    .max(160, settings('error.too-long', { count: 160 }))
    .prefault(''),
  body: z
    .string()
    .trim()
    .min(1, t('news.body-missing'))
    .max(10_000, settings('error.too-long', { count: 10_000 }))
    .prefault(''),
  // Putting back what was removed by mistake: as it was, with its date.
  published_at: z.union([z.literal(''), z.iso.datetime()]).prefault(''),
})

const at = '/o/:organisation/p/:programme/settings/news'

/** Writing, changing and taking away news. */
export function newsRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <Result,>(visit: ProgrammeVisit, work: (db: OrganisationDatabase) => Promise<Result>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const record = (db: OrganisationDatabase, visit: ProgrammeVisit) =>
    recordChange(db, visit.programme, 'news', { account: visit.actor.account, now: services.clock.now() })
  const list = (visit: ProgrammeVisit) => `/o/${visit.organisation.slug}/p/${visit.programme}/settings/news`

  const show = async (c: Context, visit: ProgrammeVisit, notice?: StaffPageProps['notice']) => {
    const found = await inside(visit, async db => {
      const programme = await programmeOf(db, visit.programme)
      return programme && { programme, news: await newsOf(db, visit.programme) }
    })
    if (!found) return notThere(c)
    const published = found.programme.state === 'draft' ? 'news.published-draft' : 'news.published'
    const saved = c.req.query('saved') === 'yes' ? { text: t(published) } : undefined
    return page(c, <NewsPage visit={visit} {...found} notice={notice ?? saved} />)
  }

  app.get(
    at,
    guard.inProgramme('programme.see', (c, visit) => show(c, visit)),
  )

  app.get(
    `${at}/new`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const programme = await inside(visit, db => programmeOf(db, visit.programme))
      return programme ? page(c, <NewsFormPage visit={visit} programme={programme} />) : notThere(c)
    }),
  )

  app.post(
    `${at}/new`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const fields = await readForm(c)
      const form = parseTexts(newsForm, fields)
      const programme = await inside(visit, async db => {
        const found = await programmeOf(db, visit.programme)
        if (!found || !form.ok) return found
        const { title, body, published_at } = form.value
        const now = services.clock.now()
        const back = published_at === '' ? undefined : new Date(published_at)
        const publishedAt = back && back < now ? back : now
        const post = { id: newId<'programme_news'>(now.getTime()), title, body, publishedAt }
        await insertNews(db, visit.programme, post, visit.actor.account)
        await record(db, visit)
        return found
      })
      if (!programme) return notThere(c)
      if (form.ok) return c.redirect(`${list(visit)}?saved=yes`, 303)
      const again = { visit, programme, fields, errors: form.errors }
      return page(c, <NewsFormPage {...again} />, { status: 422 })
    }),
  )

  const find = async (db: OrganisationDatabase, visit: ProgrammeVisit, wanted: string | undefined) => {
    const id = parseId<'programme_news'>(wanted)
    const programme = await programmeOf(db, visit.programme)
    const post = id && (await newsPostOf(db, visit.programme, id))
    return programme && post && { programme, post, seen: markOf({ title: post.title, body: post.body }) }
  }

  app.get(
    `${at}/:post`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const found = await inside(visit, db => find(db, visit, c.req.param('post')))
      return found ? page(c, <NewsFormPage visit={visit} {...found} />) : notThere(c)
    }),
  )

  app.post(
    `${at}/:post`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const fields = await readForm(c)
      const form = parseTexts(newsForm, fields)
      const outcome = await inside(visit, async db => {
        await holdProgramme(db, visit.programme)
        const found = await find(db, visit, c.req.param('post'))
        if (!found || !form.ok) return { found, stored: false }
        if (fieldText(fields, 'seen') !== found.seen) return { found, stored: false, meanwhile: true }
        await updateNews(db, { id: found.post.id, title: form.value.title, body: form.value.body })
        await record(db, visit)
        return { found, stored: true }
      })
      if (!outcome.found) return notThere(c)
      if (outcome.stored) return c.redirect(`${list(visit)}?saved=yes`, 303)
      const { post } = outcome.found
      const again = { visit, ...outcome.found, fields }
      return outcome.meanwhile
        ? page(c, <NewsFormPage {...again} errors={changedMeanwhile([post.title, post.body])} />, {
            status: 409,
          })
        : page(c, <NewsFormPage {...again} errors={form.ok ? [] : form.errors} />, { status: 422 })
    }),
  )

  app.post(
    `${at}/:post/remove`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const id = parseId<'programme_news'>(c.req.param('post'))
      if (!id) return notThere(c)
      const removed = await inside(visit, async db => {
        const post = await deleteNews(db, visit.programme, id)
        if (post) await record(db, visit)
        return post
      })
      if (!removed) return c.redirect(list(visit), 303)
      const { title, body, publishedAt } = removed
      const fields = { title, body, published_at: publishedAt.toISOString() }
      const undo = { action: `${list(visit)}/new`, fields, label: t('news.put-back') }
      return show(c, visit, { text: t('news.removed', { title }), undo })
    }),
  )

  return app
}
