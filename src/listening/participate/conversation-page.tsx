import { type FormFields, fieldText } from '../../platform/http/form.ts'
import { BackLink } from '../../ui/back-link/back-link.tsx'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { FormStep, FormSteps } from '../../ui/form-steps/form-steps.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { WaysIn } from '../../ui/ways-in/ways-in.tsx'
import { readingOf } from '../drafts/reading-of.ts'
import { questionIn } from '../forms/form.ts'
import { hasEasyRead } from '../forms/parity.ts'
import { AboutYou } from './about-you.tsx'
import { type AnswerProblem, problemText } from './answers/answer-problem.ts'
import { QuestionField } from './answers/question-field.tsx'
import type { Conversation } from './conversation.ts'
import { ListeningPage } from './listening-page.tsx'
import { PermissionStep } from './permission-step.tsx'
import { SectionIntro } from './section-intro.tsx'
import { WhoDecides } from './who-decides.tsx'

export type ConversationPageProps = {
  readonly conversation: Conversation
  /** Makes sending this page twice one submission. */
  readonly pageKey: string
  readonly source?: string | undefined
  /** The token of the personal link by which somebody came. */
  readonly link?: string | undefined
  readonly fields?: FormFields
  readonly errors?: readonly AnswerProblem[]
  /** All steps at once, for looking everything over. */
  readonly together?: boolean
}

/** The whole of taking part, in one page: the questions, about you, what you allow. */
export function ConversationPage(props: ConversationPageProps) {
  const { conversation, errors = [], fields = {} } = props
  const { form, language } = conversation
  const t = publicText(language)
  const told = errors.map(error => ({ field: error.field, message: problemText(t, error) }))
  const errorOf = (field: string) => told.find(error => error.field === field)?.message
  const steps = [
    ...form.questions.map(asked => `q-${asked.key}`),
    ...(form.characteristics.length > 0 ? ['about-you'] : []),
    'permission',
  ]
  const next = (step: string) => steps[steps.indexOf(step) + 1]!
  // After a mistake everything is seen at once, and there is nothing to step through.
  const apart = errors.length === 0 && !props.together && form.pages === 'one'
  const first = questionIn(form.questions[0]!, language, form.languages[0]!)
  const reading = readingOf(conversation, false)
  const here = `/c/${conversation.activity.code}/${language}`
  const ways = hasEasyRead(form, language) ? { easy: `${here}/easy` } : {}
  return (
    <ListeningPage conversation={conversation} title={first.question} error={errors.length > 0}>
      <ErrorSummary errors={told} />
      {props.link ? (
        <Notice>
          <p>
            <b>{t('link.personal')}.</b> {t('link.personal-what')}
          </p>
        </Notice>
      ) : null}
      <FormSteps action={here} apart={apart}>
        <input type="hidden" name="page_key" value={props.pageKey} />
        {props.source ? <input type="hidden" name="source" value={props.source} /> : null}
        {props.link ? <input type="hidden" name="link" value={props.link} /> : null}
        {/* Enter in a line of text presses the first button: it goes through everything once more and sends nothing. */}
        <button class="hidden" type="submit" name="check" value="yes" tabindex={-1}>
          {t('question.check')}
        </button>
        {form.questions.map((asked, index) => {
          const id = `q-${asked.key}`
          return (
            <FormStep id={id} first={index === 0}>
              {apart && index > 0 ? <BackLink href={`#${steps[index - 1]}`} /> : null}
              <SectionIntro
                form={form}
                language={language}
                asked={asked}
                before={form.questions[index - 1]}
              />
              <QuestionField
                asked={asked}
                reading={reading}
                areas={conversation.areas}
                knowsPostcodes={conversation.knowsPostcodes}
                fields={fields}
                errorOf={errorOf}
                heading={index === 0 ? 'h1' : 'h2'}
              >
                {index === 0 ? <WhoDecides conversation={conversation} /> : null}
                {index === 0 ? (
                  <WaysIn current="write" addresses={ways} languages={conversation.languages} />
                ) : null}
              </QuestionField>
              {apart ? (
                <>
                  <div class="button__row">
                    <ButtonLink href={`#${next(id)}`}>{t('question.next')}</ButtonLink>
                    {form.questions.length > 1 && !asked.required ? (
                      <a href={`#${next(id)}`}>{t('question.skip')}</a>
                    ) : null}
                    {index > 0 ? (
                      <Button kind="link" name="save" value="yes" formAction={`${here}/draft`}>
                        {t('draft.save')}
                      </Button>
                    ) : null}
                  </div>
                  <p class="small">{t('question.private-steps')}</p>
                  <Stop conversation={conversation} />
                </>
              ) : null}
            </FormStep>
          )
        })}
        {form.characteristics.length > 0 ? (
          <FormStep id="about-you">
            {apart ? <BackLink href={`#${steps[steps.indexOf('about-you') - 1]}`} /> : null}
            <AboutYou conversation={conversation} fields={fields} errorOf={errorOf} heading="h2" />
            {apart ? (
              <div class="button__row">
                <ButtonLink href="#permission">{t('question.next')}</ButtonLink>
                <a href="#permission">{t('who.skip')}</a>
              </div>
            ) : null}
          </FormStep>
        ) : null}
        <FormStep id="permission">
          {apart ? <BackLink href={`#${steps[steps.indexOf('permission') - 1]}`} /> : null}
          <PermissionStep
            texts={conversation.statement.texts}
            language={language}
            chosen={name => fieldText(fields, name)}
            errorOf={errorOf}
            heading={t('permission.heading')}
          />
          <div class="button__row">
            <Button>{t('question.send')}</Button>
            <Button kind="link" name="save" value="yes" formAction={`${here}/draft`}>
              {t('draft.save')}
            </Button>
          </div>
          <p class="small">{t('question.then-receipt')}</p>
          <Stop conversation={conversation} />
        </FormStep>
      </FormSteps>
    </ListeningPage>
  )
}

function Stop({ conversation }: { conversation: Conversation }) {
  const t = publicText(conversation.language)
  return (
    <p>
      <a href={`/c/${conversation.activity.code}/${conversation.language}/stopped`}>{t('question.stop')}</a>
    </p>
  )
}
