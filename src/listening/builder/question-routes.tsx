import { Hono } from 'hono'
import { type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { notThere } from '../../trust/index.ts'
import { languageFacts } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import { mostQuestions } from '../forms/form.ts'
import { type QuestionKind, questionKinds } from '../forms/question.ts'
import { nextKey, withChanged, withQuestion } from './arrange.ts'
import { backTo } from './back-to.ts'
import { formAddress } from './builder-address.ts'
import { type BuilderPlaces, type FormPlace, formPath, seenMark } from './builder-places.ts'
import { KindPage } from './kind-page.tsx'
import { arranged, readArrange } from './option-fields.ts'
import { fieldsOfQuestion, newQuestionFields, readQuestion } from './question-fields.ts'
import { QuestionPage } from './question-page.tsx'

/** Adding and changing one question. */
export function questionRoutes({ atForm, atQuestion, change }: BuilderPlaces): Hono {
  const app = new Hono()

  app.get(
    `${formPath}/add`,
    atForm((c, place) => {
      const section = knownSection(place, c.req.query('section'))
      const kind = knownKind(c.req.query('kind'))
      if (!kind)
        return page(c, <KindPage {...place} section={section} missing={c.req.query('go') === 'on'} />)
      const under = section ? `?section=${section}` : ''
      return c.redirect(`${formAddress(place).form}/new/${kind}${under}`, 303)
    }),
  )

  app.get(
    `${formPath}/new/:kind`,
    atForm((c, place) => {
      const kind = knownKind(c.req.param('kind'))
      if (!kind) return notThere(c)
      const fields = { ...newQuestionFields(kind), section: knownSection(place, c.req.query('section')) }
      return page(c, <QuestionPage {...place} kind={kind} fields={fields} action={c.req.path} />)
    }),
  )

  app.post(
    `${formPath}/new/:kind`,
    atForm(async (c, place) => {
      const kind = knownKind(c.req.param('kind'))
      if (!kind) return notThere(c)
      const fields = await readForm(c)
      const show = (props: Partial<Parameters<typeof QuestionPage>[0]>, status: 200 | 422 = 422) =>
        page(c, <QuestionPage {...place} kind={kind} fields={fields} action={c.req.path} {...props} />, {
          status,
        })
      const pressed = readArrange(fieldText(fields, 'arrange'))
      if (pressed) return show({ fields: arranged(fields, pressed) }, 200)
      if (place.form.content.questions.length >= mostQuestions) return backTo(c, place, 'full')
      const read = readQuestion(fields, frameOf(place, kind, nextKey(place.form.used, 'q')))
      if (!read.ok) return show({ errors: read.errors })
      await change(place, content => withQuestion(content, read.question))
      return backTo(c, place, 'added')
    }),
  )

  app.get(
    `${formPath}/question/:question`,
    atQuestion((c, place) => {
      const { question, number } = place
      const first = place.form.content.languages[0]!
      const others = place.form.content.languages.filter(one => one !== first && question.texts[one])
      const languages = t.list(others.map(language => languageFacts[language].name))
      const reworded = c.req.query('done') === 'reworded' && others.length > 0
      return page(
        c,
        <QuestionPage
          {...place}
          kind={question.kind}
          fields={fieldsOfQuestion(question, first)}
          action={c.req.path}
          existing={{ question, number, seen: seenMark(question) }}
          notice={reworded ? t('done.reworded', { languages }) : undefined}
        />,
      )
    }),
  )

  app.post(
    `${formPath}/question/:question`,
    atQuestion(async (c, place) => {
      const { question, number } = place
      const first = place.form.content.languages[0]!
      const fields = await readForm(c)
      const show = (
        props: Partial<Parameters<typeof QuestionPage>[0]>,
        shown: FormFields,
        status: 200 | 409 | 422,
      ) =>
        page(
          c,
          <QuestionPage
            {...place}
            kind={question.kind}
            fields={shown}
            action={c.req.path}
            existing={{ question, number, seen: fieldText(fields, 'seen') }}
            {...props}
          />,
          { status },
        )
      const pressed = readArrange(fieldText(fields, 'arrange'))
      if (pressed) return show({}, arranged(fields, pressed), 200)
      if (fieldText(fields, 'seen') !== seenMark(question)) {
        const changedTo = question.texts[first]?.question ?? ''
        const existing = { question, number, seen: seenMark(question) }
        return show({ changedTo, existing }, fields, 409)
      }
      const read = readQuestion(fields, frameOf(place, question.kind, question.key))
      if (!read.ok) return show({ errors: read.errors }, fields, 422)
      await change(place, content => withChanged(content, read.question))
      const others = place.form.content.languages.some(one => one !== first && question.texts[one])
      const isReworded = read.question.texts[first]?.question !== question.texts[first]?.question
      return isReworded && others ? c.redirect(`${c.req.path}?done=reworded`, 303) : backTo(c, place, 'saved')
    }),
  )

  return app
}

function knownKind(kind: string | undefined): QuestionKind | undefined {
  return questionKinds.find(one => one === kind)
}

function knownSection(place: FormPlace, section: string | undefined): string {
  return place.form.content.sections.find(({ key }) => key === section)?.key ?? ''
}

function frameOf(place: FormPlace, kind: QuestionKind, key: string) {
  const { content } = place.form
  return {
    kind,
    key,
    before: content.questions.find(one => one.key === key),
    first: content.languages[0]!,
    sections: content.sections.map(one => one.key),
  }
}
