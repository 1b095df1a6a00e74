import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { type FormFields, fieldText, fieldTexts, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { programmeNav, programmeOf } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { typedDay } from '../../ui/date-field/date-field.tsx'
import { t } from '../../ui/i18n/staff/show.en.ts'
import { findingsOf } from '../../understanding/index.ts'
import { recommendationsOf } from '../publications/publications.sql.ts'
import { answerRecommendation, recommend } from './answer.ts'
import { AnswerPage, RecommendationsPage } from './views.tsx'

const base = '/o/:organisation/p/:programme/show/recommendations'
const longest = 1000

type Errors = { field: string; message: string }[]

/** Recommendations to somebody, and their answers. */
export function recommendationRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)

  const list = async (c: Context, visit: ProgrammeVisit, tried?: { fields: FormFields; errors: Errors }) => {
    const found = await inOrganisation(services.database.db, visit.organisation.id, async db => ({
      programme: await programmeOf(db, visit.programme),
      recommendations: await recommendationsOf(db, visit.programme),
      findings: await findingsOf(db, visit.programme),
    }))
    if (!found.programme) return notThere(c)
    return page(
      c,
      <RecommendationsPage
        {...found}
        programme={found.programme}
        visit={visit}
        mayEdit={may(visit.actor, 'publication.edit', visit.programme)}
        mayAnswer={may(visit.actor, 'recommendation.answer', visit.programme)}
        {...tried}
      />,
      { status: tried ? 422 : 200 },
    )
  }

  app.get(
    base,
    guard.inProgramme('recommendation.see', (c, visit) => list(c, visit)),
  )

  app.post(
    base,
    guard.inProgramme('publication.edit', async (c, visit) => {
      const fields = await readForm(c)
      const read = readRecommendation(fields)
      if ('errors' in read) return list(c, visit, { fields, errors: read.errors })
      await recommend(services, visit.organisation.id, visit.programme, read, {
        account: visit.actor.account,
      })
      return c.redirect(`${programmeNav(visit.organisation.slug, visit.programme).show}/recommendations`, 303)
    }),
  )

  const answer = async (
    c: Context,
    visit: ProgrammeVisit,
    tried?: { fields: FormFields; errors: Errors },
  ) => {
    const id = parseId<'recommendation'>(c.req.param('recommendation'))
    const found = await inOrganisation(services.database.db, visit.organisation.id, async db => ({
      programme: await programmeOf(db, visit.programme),
      recommendation: (await recommendationsOf(db, visit.programme)).find(one => one.id === id),
    }))
    if (!found.programme || !found.recommendation) return notThere(c)
    return page(
      c,
      <AnswerPage
        visit={visit}
        programme={found.programme}
        recommendation={found.recommendation}
        {...tried}
      />,
      { status: tried ? 422 : 200 },
    )
  }

  app.get(
    `${base}/:recommendation/answer`,
    guard.inProgramme('recommendation.answer', (c, visit) => answer(c, visit)),
  )

  app.post(
    `${base}/:recommendation/answer`,
    guard.inProgramme('recommendation.answer', async (c, visit) => {
      const id = parseId<'recommendation'>(c.req.param('recommendation'))
      const fields = await readForm(c)
      const reply = (['yes', 'partly', 'no'] as const).find(known => known === fieldText(fields, 'reply'))
      const words = fieldText(fields, 'words').trim()
      const errors: Errors = []
      if (!reply) errors.push({ field: 'reply', message: t('recommendations.reply-missing') })
      if (words === '') errors.push({ field: 'words', message: t('recommendations.words-missing') })
      if (words.length > longest) errors.push({ field: 'words', message: t('recommendations.too-long') })
      if (!id || !reply || errors.length > 0) return answer(c, visit, { fields, errors })
      const on = services.clock.now().toISOString().slice(0, 10)
      const by = fieldText(fields, 'by').trim().slice(0, 200)
      const done = await answerRecommendation(
        services,
        visit.organisation.id,
        visit.programme,
        id,
        { reply, words, by, on },
        { account: visit.actor.account },
      )
      return done
        ? c.redirect(`${programmeNav(visit.organisation.slug, visit.programme).show}/recommendations`, 303)
        : notThere(c)
    }),
  )

  return app
}

function readRecommendation(fields: FormFields) {
  const errors: Errors = []
  const to = fieldText(fields, 'to').trim()
  const wording = fieldText(fields, 'wording').trim()
  const term = (['short', 'long'] as const).find(known => known === fieldText(fields, 'term'))
  const typed = {
    day: fieldText(fields, 'due-day'),
    month: fieldText(fields, 'due-month'),
    year: fieldText(fields, 'due-year'),
  }
  const isEmpty = Object.values(typed).every(part => part.trim() === '')
  const due = isEmpty ? undefined : typedDay(typed)
  if (to === '') errors.push({ field: 'to', message: t('recommendations.to-missing') })
  if (wording === '') errors.push({ field: 'wording', message: t('recommendations.wording-missing') })
  if (to.length > longest || wording.length > longest)
    errors.push({ field: 'wording', message: t('recommendations.too-long') })
  if (!term) errors.push({ field: 'term', message: t('recommendations.term-missing') })
  if (!isEmpty && !due) errors.push({ field: 'due', message: t('recommendations.due-wrong') })
  if (!term || errors.length > 0) return { errors }
  const findings = fieldTexts(fields, 'finding')
    .map(text => parseId<'finding'>(text))
    .filter(id => id !== undefined)
  return { to, wording, term, due, findings }
}
