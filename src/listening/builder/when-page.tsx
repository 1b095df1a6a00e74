import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import type { CouncilArea } from '../../programmes/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Radios } from '../../ui/choice/choice.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { NumberField, Select } from '../../ui/field/text-field.tsx'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/when.en.ts'
import { noneOption, otherOption } from '../forms/answer.ts'
import type { FormContent } from '../forms/form.ts'
import { optionsOf, type Question } from '../forms/question.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { FormPlace } from './builder-places.ts'
import { testSentence } from './condition-sentence.ts'
import { choicesOf, conditionOf, earlierThan, testsFor } from './show-if.ts'

const mostTests = 10

type WhenPageProps = FormPlace & {
  /** The question or section that may be asked or not. */
  readonly key: string
  readonly areas: readonly CouncilArea[]
  /** The earlier question that a test is being written about. */
  readonly asked: Question | undefined
  readonly fields: FormFields
  readonly errors: readonly FieldError[]
  readonly notice?: string | undefined
}

/** When a question or a section is asked: the tests there are, and one more, one step at a time. */
export function WhenPage(props: WhenPageProps) {
  const { errors, key } = props
  const { content } = props.form
  const at = formAddress(props)
  const here = at.when(key)
  const first = content.languages[0]!
  const section = content.sections.find(one => one.key === key)
  const question = content.questions.find(one => one.key === key)
  const name = (section ? section.texts[first]?.title : question?.texts[first]?.question) ?? key
  const condition = conditionOf(content, key)
  const tests = condition?.tests ?? []
  const areaName = (code: string) => props.areas.find(area => area.code === code)?.name ?? code
  return (
    <BuilderFrame
      {...props}
      title={t('when.title')}
      under={[{ label: name, href: section ? at.section(key) : at.question(key) }]}
      error={errors.length > 0}
      notice={props.notice ? { text: props.notice } : undefined}
    >
      <ErrorSummary errors={errors} heading={builder('question.summary')} kept={null} />
      <h1>{t('when.title')}</h1>
      <p>{section ? t('when.lead-section', { name }) : t('when.lead-question', { name })}</p>
      {tests.length > 0 ? (
        <>
          <h2>{t('when.tests')}</h2>
          <ol class="block-list">
            {tests.map((test, index) => (
              <li>
                <p>{testSentence(content, test, areaName)}</p>
                <form method="post" action={`${here}/remove`}>
                  <Button kind="link" name="test" value={JSON.stringify(test)}>
                    {t('when.remove')}
                    <span class="hidden">{t('when.remove-of', { number: index + 1 })}</span>
                  </Button>
                </form>
              </li>
            ))}
          </ol>
          {tests.length > 1 ? (
            <form method="post" action={`${here}/join`}>
              <Radios
                name="join"
                legend={t('when.join')}
                value={condition?.join}
                items={[
                  { value: 'all', label: t('when.join-all') },
                  { value: 'any', label: t('when.join-any') },
                ]}
              />
              <Button kind="outlined">{t('when.join-save')}</Button>
            </form>
          ) : null}
        </>
      ) : null}
      <h2>{t('when.add')}</h2>
      <AddTest {...props} here={here} tests={tests.length} />
      <p class="small">{t('when.not-asked')}</p>
    </BuilderFrame>
  )
}

function AddTest(props: WhenPageProps & { readonly here: string; readonly tests: number }) {
  const { asked, here, key, fields } = props
  const { content } = props.form
  const first = content.languages[0]!
  const earlier = earlierThan(content, key)
  const errorOf = (name: string) => props.errors.find(({ field }) => field === name)?.message
  if (earlier.length === 0) return <p>{t('when.nothing-earlier')}</p>
  if (props.tests >= mostTests) return <p>{t('when.full')}</p>
  if (!asked) {
    return (
      <form method="get" action={here}>
        <Select
          name="question"
          label={t('when.question')}
          error={errorOf('question')}
          options={earlier.map(one => ({
            value: one.key,
            label: `${content.questions.indexOf(one) + 1}. ${one.texts[first]?.question ?? one.key}`,
          }))}
        />
        <Button kind="outlined" name="go" value="on">
          {t('when.next')}
        </Button>
      </form>
    )
  }
  const possible = testsFor(asked)
  return (
    <form method="post" action={`${here}/add`} novalidate>
      <input type="hidden" name="question" value={asked.key} />
      <Radios
        name="is"
        legend={t('when.what', { question: asked.texts[first]?.question ?? asked.key })}
        value={fieldText(fields, 'is')}
        error={errorOf('is')}
        items={possible.map(is => ({ value: is, label: t(`when.${is}`) }))}
      />
      {possible.includes('includes') ? (
        <Select
          name="option"
          label={t('when.option')}
          value={fieldText(fields, 'option')}
          error={errorOf('option')}
          options={choices(content, asked, props.areas)}
        />
      ) : null}
      {possible.includes('at_least') ? (
        <NumberField
          name="number"
          decimal
          label={t('when.number')}
          value={fieldText(fields, 'number')}
          error={errorOf('number')}
        />
      ) : null}
      <Button>{t('when.save')}</Button>
    </form>
  )
}

function choices(content: FormContent, asked: Question, areas: readonly CouncilArea[]) {
  const first = content.languages[0]!
  const labelOf = (value: string) => {
    if (value === otherOption) return t('when.other')
    if (value === noneOption) return t('when.none')
    const option = optionsOf(asked).find(one => one.key === value)
    return option?.labels[first] ?? areas.find(area => area.code === value)?.name ?? value
  }
  return choicesOf(
    asked,
    areas.map(({ code }) => code),
  ).map(value => ({ value, label: labelOf(value) }))
}
