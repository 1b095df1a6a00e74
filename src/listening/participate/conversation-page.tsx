import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { BackLink } from '../../ui/back-link/back-link.tsx'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Radios } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Select, TextArea } from '../../ui/field/text-field.tsx'
import { FormStep, FormSteps } from '../../ui/form-steps/form-steps.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { WaysIn } from '../../ui/ways-in/ways-in.tsx'
import { characteristicOptions, preferNotToSay } from '../forms/characteristic.ts'
import { type CharacteristicKind, mostAnswerLetters, questionIn } from '../forms/form.ts'
import { characteristicAnswer, characteristicQuestion } from './characteristic-text.ts'
import type { Conversation } from './conversation.ts'
import { ListeningPage } from './listening-page.tsx'
import { PermissionStep } from './permission-step.tsx'
import { answerField, whoField } from './submission-form.ts'

export type ConversationPageProps = {
  readonly conversation: Conversation
  /** Makes sending this page twice one submission. */
  readonly pageKey: string
  readonly source?: string | undefined
  readonly fields?: FormFields
  /** Messages are keys of the public catalogue. */
  readonly errors?: readonly FieldError[]
  /** All steps at once, for looking everything over. */
  readonly together?: boolean
}

/** The whole of taking part, in one page: the questions, about you, what you allow. */
export function ConversationPage(props: ConversationPageProps) {
  const { conversation, errors = [], fields = {} } = props
  const { form, language } = conversation
  const t = publicText(language)
  const told = errors.map(error => ({ ...error, message: errorText(t, error.message) }))
  const errorOf = (field: string) => told.find(error => error.field === field)?.message
  const steps = [
    ...form.questions.map(asked => `q-${asked.key}`),
    ...(form.characteristics.length > 0 ? ['about-you'] : []),
    'permission',
  ]
  const next = (step: string) => steps[steps.indexOf(step) + 1]!
  // After a mistake everything is seen at once, and there is nothing to step through.
  const apart = errors.length === 0 && !props.together
  const first = questionIn(form.questions[0]!, language, form.languages[0]!)
  return (
    <ListeningPage conversation={conversation} title={first.question} error={errors.length > 0}>
      <ErrorSummary errors={told} />
      <FormSteps action={`/c/${conversation.activity.code}/${language}`} apart={apart}>
        <input type="hidden" name="page_key" value={props.pageKey} />
        {props.source ? <input type="hidden" name="source" value={props.source} /> : null}
        {/* Enter in a line of text presses the first button: it goes through everything once more and sends nothing. */}
        <button class="hidden" type="submit" name="check" value="yes" tabindex={-1}>
          {t('question.check')}
        </button>
        {form.questions.map((asked, index) => {
          const id = `q-${asked.key}`
          const text = questionIn(asked, language, form.languages[0]!)
          const field = answerField(asked.key)
          return (
            <FormStep id={id} first={index === 0}>
              <h1 id={`${id}-question`} lang={text.language === language ? undefined : text.language}>
                {text.question}
              </h1>
              <p class="lead">{text.hint || t('question.lead')}</p>
              {index === 0 ? <WhoDecides conversation={conversation} /> : null}
              {index === 0 ? (
                <WaysIn current="write" addresses={{}} languages={conversation.languages} />
              ) : null}
              <TextArea
                name={field}
                label={t('question.answer')}
                hint={t('question.answer-hint')}
                size="large"
                voice
                rows={7}
                value={fieldText(fields, field)}
                error={errorOf(field)}
              />
              {apart ? (
                <>
                  <div class="button__row">
                    <ButtonLink href={`#${next(id)}`}>{t('question.next')}</ButtonLink>
                    {form.questions.length > 1 ? <a href={`#${next(id)}`}>{t('question.skip')}</a> : null}
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
            <h2>{t('who.heading')}</h2>
            <p class="lead">{t('who.lead')}</p>
            <p>{t('who.apart')}</p>
            {form.characteristics.map(kind => (
              <Characteristic
                conversation={conversation}
                kind={kind}
                value={fieldText(fields, whoField(kind))}
                error={errorOf(whoField(kind))}
              />
            ))}
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

/** Before anything is asked: what it can lead to. The programme's own words, in the language it wrote them in. */
function WhoDecides({ conversation }: { conversation: Conversation }) {
  const t = publicText(conversation.language)
  const { canChange, cannotChange, whoDecides, decidesBy, writtenIn } = conversation.programme
  const own = writtenIn === conversation.language ? undefined : writtenIn
  return (
    <Details summary={t('start.what-and-who')}>
      <dl>
        <dt>{t('start.can-change')}</dt>
        <dd lang={own}>{canChange}</dd>
        <dt>{t('start.cannot-change')}</dt>
        <dd lang={own}>{cannotChange}</dd>
        <dt>{t('start.who-decides')}</dt>
        <dd lang={own}>{whoDecides}</dd>
        {decidesBy ? (
          <>
            <dt>{t('start.by-when')}</dt>
            <dd>{t.date(new Date(decidesBy))}</dd>
          </>
        ) : null}
      </dl>
      <p>{t('start.voluntary')}</p>
    </Details>
  )
}

type CharacteristicProps = {
  readonly conversation: Conversation
  readonly kind: CharacteristicKind
  readonly value: string
  readonly error: string | undefined
}

function Characteristic({ conversation, kind, value, error }: CharacteristicProps) {
  const t = publicText(conversation.language)
  const name = whoField(kind)
  const label = characteristicQuestion(t, kind)
  const preferNot = { value: preferNotToSay, label: t('who.prefer-not') }
  if (kind === 'area') {
    const areas = conversation.areas.map(area => ({ value: area.code, label: area.name }))
    return <Select name={name} label={label} options={[...areas, preferNot]} value={value} error={error} />
  }
  const items = characteristicOptions[kind].map(option => ({
    value: option,
    label: characteristicAnswer(t, kind, option),
  }))
  return <Radios name={name} legend={label} items={[...items, preferNot]} value={value} error={error} />
}

type ErrorKey =
  | 'error.answer-empty'
  | 'error.choose-listed'
  | 'error.naming'
  | 'error.name-needed'
  | 'error.contact'
  | 'error.contact-wrong'

/** What went wrong, in the page's language. */
export function errorText(t: ReturnType<typeof publicText>, key: string): string {
  return key === 'error.answer-long' ? t(key, { count: mostAnswerLetters }) : t(key as ErrorKey)
}
