import type { Child } from 'hono/jsx'
import { type FormFields, fieldText, fieldTexts } from '../../../platform/http/form.ts'
import { Checkboxes, Radios } from '../../../ui/choice/choice.tsx'
import { DateField } from '../../../ui/date-field/date-field.tsx'
import { NumberField, Select, TextArea, TextField } from '../../../ui/field/text-field.tsx'
import { publicText } from '../../../ui/i18n/public-text.ts'
import { Rating } from '../../../ui/rating/rating.tsx'
import { noneOption, otherOption } from '../../forms/answer.ts'
import type { Option, Question, QuestionOf } from '../../forms/question.ts'
import { answerField, otherField } from './answer-field.ts'
import { Matrix, Ranking } from './grid-questions.tsx'
import { PictureOf } from './picture-of.tsx'
import { PostcodeQuestion } from './postcode-question.tsx'
import { optionWording, questionWording, type Reading, type Wording } from './question-wording.ts'

export type QuestionFieldProps = {
  readonly asked: Question
  readonly reading: Reading
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  readonly fields: FormFields
  readonly errorOf: (field: string) => string | undefined
  /** The first question of a page is its heading. */
  readonly heading: 'h1' | 'h2'
  /** Puts earlier answers into a wording. */
  readonly piped?: ((text: string) => string) | undefined
  /** Whether postcodes can be looked up here. */
  readonly knowsPostcodes?: boolean | undefined
  /** Stands between a question and its field, such as the ways to answer. */
  readonly children?: Child
}

/** A question of any kind with what takes its answer: the same on every page where it is asked. */
export function QuestionField(props: QuestionFieldProps) {
  const { asked, reading, fields, errorOf } = props
  const t = publicText(reading.language)
  const wording = questionWording(asked, reading)
  const field = answerField(asked.key)
  const heading = <Heading {...props} wording={wording} />
  const hint = (own: string) => [wording.hint, own].filter(Boolean).join(' ') || undefined
  const lead = wording.hint || (asked.kind === 'long_text' ? t('question.lead') : '')
  const value = fieldText(fields, field)
  const error = errorOf(field)
  switch (asked.kind) {
    case 'one':
    case 'likert':
      return (
        <>
          {props.children}
          <Radios
            name={field}
            legend={heading}
            hint={hint('')}
            error={error}
            value={value}
            items={[
              ...choices(asked.options, reading),
              ...(asked.kind === 'one' && asked.other ? [otherChoice(props, asked.key)] : []),
            ]}
          />
        </>
      )
    case 'several':
      return (
        <>
          {props.children}
          <Checkboxes
            name={field}
            legend={heading}
            hint={hint(
              asked.most === undefined ? t('answer.several') : t('answer.most', { most: asked.most }),
            )}
            error={error}
            values={fieldTexts(fields, field)}
            items={[
              ...choices(asked.options, reading),
              ...(asked.other ? [otherChoice(props, asked.key)] : []),
              ...(asked.none ? [{ value: noneOption, label: t('answer.none') }] : []),
            ]}
          />
        </>
      )
    case 'rating': {
      const ends = asked.ends[reading.language] ?? asked.ends[reading.first]
      const scale = { from: asked.from, to: asked.to, ends }
      return <Rating name={field} legend={heading} hint={hint('')} error={error} value={value} {...scale} />
    }
    case 'date':
      return (
        <DateField
          name={field}
          legend={heading}
          hint={hint(t('answer.date-hint'))}
          error={error}
          value={{
            day: fieldText(fields, `${field}-day`),
            month: fieldText(fields, `${field}-month`),
            year: fieldText(fields, `${field}-year`),
          }}
        />
      )
    case 'matrix':
      return <Matrix {...props} asked={asked} legend={heading} hint={hint('')} />
    case 'ranking':
      return <Ranking {...props} asked={asked} legend={heading} hint={hint(t('answer.rank-hint'))} />
    default:
      return (
        <>
          {heading}
          {lead === '' ? null : (
            <p class="lead" lang={own(wording, reading)}>
              {lead}
            </p>
          )}
          {props.children}
          <Answer {...props} error={error} value={value} />
        </>
      )
  }
}

const own = (wording: Wording, reading: Reading) =>
  wording.language === reading.language ? undefined : wording.language

function Heading({
  asked,
  reading,
  heading: Tag,
  piped,
  wording,
}: QuestionFieldProps & { wording: Wording }) {
  const text = piped ? piped(wording.text) : wording.text
  return (
    <>
      <PictureOf wording={wording} reading={reading} />
      <Tag id={`q-${asked.key}-question`} lang={own(wording, reading)}>
        {text}
      </Tag>
    </>
  )
}

/** The field of a question that takes one answer under the label "Your answer". */
function Answer(props: QuestionFieldProps & { readonly error: string | undefined; readonly value: string }) {
  const { asked, reading, value, error, areas } = props
  const t = publicText(reading.language)
  const field = answerField(asked.key)
  const frame = { name: field, label: t('question.answer'), error }
  switch (asked.kind) {
    case 'short_text':
      return <TextField {...frame} hint={t('question.answer-hint')} autocomplete="off" value={value} />
    case 'number':
      return <NumberField {...frame} hint={limits(props, asked)} decimal={!asked.whole} value={value} />
    case 'area':
      return (
        <Select
          {...frame}
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          value={value}
        />
      )
    case 'postcode':
      return <PostcodeQuestion {...props} asked={asked} />
    // A picture or a recording can always be put into words as well.
    default:
      return (
        <TextArea
          {...frame}
          label={asked.kind === 'long_text' ? t('question.answer') : t('answer.in-words')}
          hint={t('question.answer-hint')}
          size="large"
          voice
          rows={7}
          value={value}
        />
      )
  }
}

function limits({ reading }: QuestionFieldProps, { least, most }: QuestionOf<'number'>): string | undefined {
  const t = publicText(reading.language)
  if (least !== undefined && most !== undefined) return t('answer.number-between', { least, most })
  if (least !== undefined) return t('answer.number-least', { least })
  return most === undefined ? undefined : t('answer.number-most', { most })
}

function choices(options: readonly Option[], reading: Reading) {
  return options.map(option => {
    const wording = optionWording(option, reading)
    return {
      value: option.key,
      label: (
        <span lang={own(wording, reading)}>
          <PictureOf wording={wording} reading={reading} />
          {wording.text}
        </span>
      ),
    }
  })
}

function otherChoice({ reading, fields, errorOf }: QuestionFieldProps, key: string) {
  const t = publicText(reading.language)
  const field = otherField(key)
  return {
    value: otherOption,
    label: t('answer.other'),
    reveal: (
      <TextField
        name={field}
        label={t('answer.other-what')}
        autocomplete="off"
        value={fieldText(fields, field)}
        error={errorOf(field)}
      />
    ),
  }
}
