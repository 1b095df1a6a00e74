import type { Child, PropsWithChildren } from 'hono/jsx'
import { type FormFields, fieldText } from '../../platform/http/form.ts'
import { BackLink } from '../../ui/back-link/back-link.tsx'
import { Button } from '../../ui/button/button.tsx'
import { EasyRead } from '../../ui/easy-read/easy-read.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { Language } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { WaysIn } from '../../ui/ways-in/ways-in.tsx'
import type { Question } from '../forms/form.ts'
import { hasEasyRead } from '../forms/parity.ts'
import { pipe } from '../forms/piping.ts'
import { AboutYou } from '../participate/about-you.tsx'
import { type AnswerProblem, problemText } from '../participate/answers/answer-problem.ts'
import { answerRow } from '../participate/answers/answer-row.tsx'
import { QuestionField } from '../participate/answers/question-field.tsx'
import { questionWording, type Reading } from '../participate/answers/question-wording.ts'
import type { Conversation } from '../participate/conversation.ts'
import { ListeningPage } from '../participate/listening-page.tsx'
import { PermissionStep } from '../participate/permission-step.tsx'
import { SectionIntro } from '../participate/section-intro.tsx'
import type { ReadQuestions } from '../participate/submission-form.ts'
import { WhoDecides } from '../participate/who-decides.tsx'
import type { Step } from './draft.ts'

/** What every step of a form shows besides its own question. */
export type StepPlace = {
  readonly conversation: Conversation
  readonly reading: Reading
  /** Where the form is sent to. */
  readonly action: string
  /** Sent along by the first page, from which a draft is made. */
  readonly begins?: Readonly<Record<string, string>> | undefined
  readonly back: string | undefined
  /** Where another step of the same answers is. */
  readonly addressOf: (step: Step) => string
  /** The same step in another language; in the usual words where it is in Easy Read, and the other way round. */
  readonly addressIn: (language: Language) => string
  readonly otherReading: string
  /** Deletes what was written; on the first page there is nothing yet. */
  readonly stop: string
}

export type StepPageProps = StepPlace & {
  readonly step: Step
  readonly fields: FormFields
  readonly read: ReadQuestions
  readonly errors?: readonly AnswerProblem[]
}

/** One step of a form that is gone through page by page: works without JavaScript, and backwards. */
export function StepPage(props: StepPageProps) {
  const { conversation, step, fields, errors = [] } = props
  const t = publicText(conversation.language)
  const told = errors.map(error => ({ field: error.field, message: problemText(t, error) }))
  const errorOf = (field: string) => told.find(error => error.field === field)?.message
  const asked = conversation.form.questions.find(({ key }) => step === `q-${key}`)
  if (asked) return <QuestionStep {...props} asked={asked} told={told} errorOf={errorOf} />
  if (step === 'about-you')
    return (
      <Frame {...props} title={t('who.heading')} told={told}>
        <AboutYou conversation={conversation} fields={fields} errorOf={errorOf} heading="h1" />
        <Buttons {...props} skip={t('who.skip')} />
      </Frame>
    )
  if (step === 'check')
    return (
      <Frame {...props} title={t('draft.check')} told={told}>
        <h1>{t('draft.check')}</h1>
        <p class="lead">{t('draft.check-lead')}</p>
        <SummaryList rows={props.read.asked.map(one => row(props, one))} />
        <Buttons {...props} />
      </Frame>
    )
  return (
    <Frame {...props} title={t('permission.heading')} told={told}>
      <PermissionStep
        texts={conversation.statement.texts}
        language={conversation.language}
        chosen={name => fieldText(fields, name)}
        errorOf={errorOf}
        heading={t('permission.heading')}
        level="h1"
      />
      <div class="button__row">
        <Button>{t('question.send')}</Button>
        <Button kind="link" name="save" value="yes">
          {t('draft.save')}
        </Button>
      </div>
      <p class="small">{t('question.then-receipt')}</p>
    </Frame>
  )
}

type Told = readonly { readonly field: string; readonly message: string }[]

function QuestionStep(
  props: StepPageProps & {
    readonly asked: Question
    readonly told: Told
    readonly errorOf: (field: string) => string | undefined
  },
) {
  const { conversation, reading, asked, read, begins } = props
  const { form, language } = conversation
  const t = publicText(language)
  const piped = (text: string) => pipe(text, form.questions, read.answers, language, '…')
  const before = read.asked[read.asked.findIndex(({ key }) => key === asked.key) - 1]
  const code = conversation.activity.code
  const easy = hasEasyRead(form, language) ? { easy: `/c/${code}/${language}/easy` } : {}
  return (
    <Frame {...props} title={piped(questionWording(asked, reading).text)}>
      {begins?.['link'] ? (
        <Notice>
          <p>
            <b>{t('link.personal')}.</b> {t('link.personal-what')}
          </p>
        </Notice>
      ) : null}
      <SectionIntro form={form} language={language} asked={asked} before={before} />
      <QuestionField
        asked={asked}
        reading={reading}
        areas={conversation.areas}
        knowsPostcodes={conversation.knowsPostcodes}
        fields={props.fields}
        errorOf={props.errorOf}
        heading="h1"
        piped={piped}
      >
        {begins ? <WhoDecides conversation={conversation} /> : null}
        {begins ? <WaysIn current="write" addresses={easy} languages={conversation.languages} /> : null}
      </QuestionField>
      <Buttons {...props} skip={asked.required ? undefined : t('question.skip')} />
      <p class="small">{t('draft.kept')}</p>
    </Frame>
  )
}

function Buttons({ conversation, begins, skip }: StepPageProps & { readonly skip?: string | undefined }) {
  const t = publicText(conversation.language)
  return (
    <div class="button__row">
      <Button>{t('question.next')}</Button>
      {skip === undefined ? null : (
        <Button kind="link" name="skip" value="yes">
          {skip}
        </Button>
      )}
      {begins ? null : (
        <Button kind="link" name="save" value="yes">
          {t('draft.save')}
        </Button>
      )}
    </div>
  )
}

function Frame(props: PropsWithChildren<StepPageProps & { readonly title: string; readonly told: Told }>) {
  const { conversation, reading, begins, told } = props
  const { language, form } = conversation
  const t = publicText(language)
  const stop = begins ? (
    <p>
      <a href={`/c/${conversation.activity.code}/${language}/return`}>{t('draft.return')}</a>
    </p>
  ) : (
    <form method="post" action={props.stop}>
      <Button kind="link">{t('draft.delete')}</Button>
    </form>
  )
  const other = hasEasyRead(form, language) && !begins ? props.otherReading : undefined
  return (
    <ListeningPage
      conversation={conversation}
      title={props.title}
      error={told.length > 0}
      addressIn={props.addressIn}
      unlisted={begins === undefined}
    >
      <InReading reading={reading}>
        {other === undefined ? null : (
          <p>
            <a href={other}>{t(reading.easy ? 'easy.from' : 'easy.to')}</a>
          </p>
        )}
        {props.back === undefined ? null : <BackLink href={props.back} />}
        <ErrorSummary errors={told} />
        <form method="post" action={props.action} novalidate>
          {Object.entries(begins ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {props.children}
        </form>
        {stop}
      </InReading>
    </ListeningPage>
  )
}

/** The large type of Easy Read, or none of it. */
export function InReading({ reading, children }: PropsWithChildren<{ readonly reading: Reading }>): Child {
  return reading.easy ? <EasyRead>{children}</EasyRead> : children
}

function row({ conversation, reading, read, addressOf }: StepPageProps, asked: Question) {
  const { language, form, areas } = conversation
  const one = read.read.get(asked.key)
  const told = answerRow({ asked, reading, areas, answer: one?.answer, words: one?.words })
  return {
    ...told,
    label: pipe(told.label, form.questions, read.answers, language, '…'),
    change: addressOf(`q-${asked.key}`),
  }
}
