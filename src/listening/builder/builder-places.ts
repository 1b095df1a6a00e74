import { createHash } from 'node:crypto'
import type { Context, Handler } from 'hono'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Services } from '../../platform/services.ts'
import type { Activity, Programme } from '../../programmes/index.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { withActivity } from '../conversations/routes.tsx'
import type { FormContent } from '../forms/form.ts'
import type { Question } from '../forms/question.ts'
import { type By, changeForm, type WorkingForm, workingForm } from './change-form.ts'

export const formPath = '/o/:organisation/p/:programme/listen/:activity/form'

/** One form and who is working on it. */
export type FormPlace = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly activity: Activity
  readonly form: WorkingForm
}

export type QuestionPlace = FormPlace & { readonly question: Question; readonly number: number }

type AtForm = (c: Context, place: FormPlace) => Response | Promise<Response>
type AtQuestion = (c: Context, place: QuestionPlace) => Response | Promise<Response>

export type BuilderPlaces = {
  /** A handler at the form that the address names. */
  atForm(handler: AtForm): Handler
  /** A handler at one question of it. */
  atQuestion(handler: AtQuestion): Handler
  /** Changes the form as it is worked on; false where nothing changed. */
  change(place: FormPlace, change: (content: FormContent) => FormContent): Promise<boolean>
  inside<Result>(place: FormPlace, work: (db: OrganisationDatabase) => Promise<Result>): Promise<Result>
  by(place: FormPlace): By
}

/** Who may change what is asked, at which form: the first line of every route of this folder. */
export function openBuilderPlaces(services: Services): BuilderPlaces {
  const guard = openGuard(services)
  const { db } = services.database
  const inside: BuilderPlaces['inside'] = (place, work) =>
    inOrganisation(db, place.visit.organisation.id, work)
  const by = (place: FormPlace): By => ({ account: place.visit.actor.account, now: services.clock.now() })
  const atForm: BuilderPlaces['atForm'] = handler =>
    guard.inProgramme(
      'form.edit',
      withActivity(services, async (c, visit, { programme, activity }) => {
        const form = await inOrganisation(db, visit.organisation.id, scoped =>
          workingForm(scoped, activity.id),
        )
        return form ? handler(c, { visit, programme, activity, form }) : notThere(c)
      }),
    )
  return {
    atForm,
    inside,
    by,
    atQuestion: handler =>
      atForm((c, place) => {
        const key = c.req.param('question')
        const at = place.form.content.questions.findIndex(one => one.key === key)
        const question = place.form.content.questions[at]
        return question ? handler(c, { ...place, question, number: at + 1 }) : notThere(c)
      }),
    change: (place, change) => inside(place, scoped => changeForm(scoped, place.activity, by(place), change)),
  }
}

/** Stands for a part of a form as somebody saw it, to notice that it changed meanwhile. */
export function seenMark(part: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(part) ?? '')
    .digest('base64url')
    .slice(0, 22)
}
