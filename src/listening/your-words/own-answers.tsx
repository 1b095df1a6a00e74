import type { FormFields } from '../../platform/http/form.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { answerRow } from '../participate/answers/answer-row.tsx'
import { QuestionField } from '../participate/answers/question-field.tsx'
import { answeredQuestions, changeable, fieldsOfAnswers } from './changed-answers.ts'
import type { OpenWords } from './words-page.tsx'

const areasOf = (open: OpenWords) => [...open.areas].map(([code, name]) => ({ code, name }))
const readingOf = (open: OpenWords) => ({
  language: open.language,
  first: open.form.languages[0]!,
  easy: false,
})

/** What they chose, ranked or counted, told in words. */
export function OwnAnswers({ open }: { open: OpenWords }) {
  const t = publicText(open.language)
  const rows = answeredQuestions(open.form, open.own.answers).map(asked =>
    answerRow({ asked, reading: readingOf(open), areas: areasOf(open), answer: open.own.answers[asked.key] }),
  )
  if (rows.length === 0) return null
  return (
    <>
      <h2>{t('draft.check')}</h2>
      <SummaryList rows={rows} />
    </>
  )
}

/** The fields with which they change them. What "something else" is stands among their words. */
export function AnswerFields(props: {
  readonly open: OpenWords
  readonly fields: FormFields | undefined
  readonly errorOf: (field: string) => string | undefined
}) {
  const { open } = props
  const fields = props.fields ?? fieldsOfAnswers(open.own.answers)
  return (
    <>
      {answeredQuestions(open.form, open.own.answers)
        .flatMap(asked => changeable(asked) ?? [])
        .map(asked => (
          <QuestionField
            asked={asked}
            reading={readingOf(open)}
            areas={areasOf(open)}
            fields={fields}
            errorOf={props.errorOf}
            heading="h2"
          />
        ))}
    </>
  )
}
