import type { Child } from 'hono/jsx'
import { fieldText } from '../../../platform/http/form.ts'
import { Radios } from '../../../ui/choice/choice.tsx'
import { FieldGroup } from '../../../ui/field/field.tsx'
import { Select } from '../../../ui/field/text-field.tsx'
import { publicText } from '../../../ui/i18n/public-text.ts'
import type { QuestionOf } from '../../forms/question.ts'
import { answerField, placeField, placesOf, rowField } from './answer-field.ts'
import type { QuestionFieldProps } from './question-field.tsx'
import { optionWording } from './question-wording.ts'

type GroupProps = { readonly legend: Child; readonly hint: string | undefined }

/** One row after the other, each a question with its own choices: on a phone a grid cannot be read. */
export function Matrix({
  asked,
  reading,
  fields,
  errorOf,
  legend,
  hint,
}: QuestionFieldProps & GroupProps & { readonly asked: QuestionOf<'matrix'> }) {
  const items = asked.options.map(option => {
    const { text, language } = optionWording(option, reading)
    return { value: option.key, label: <span lang={lang(language, reading.language)}>{text}</span> }
  })
  return (
    <FieldGroup id={answerField(asked.key)} legend={legend} hint={hint}>
      {asked.rows.map(row => {
        const field = rowField(asked.key, row.key)
        const { text, language } = optionWording(row, reading)
        return (
          <Radios
            name={field}
            legend={<span lang={lang(language, reading.language)}>{text}</span>}
            size="large"
            value={fieldText(fields, field)}
            error={errorOf(field)}
            items={items}
          />
        )
      })}
    </FieldGroup>
  )
}

/** A choice for each place, the first the most important: works by keyboard, by voice and without dragging. */
export function Ranking({
  asked,
  reading,
  fields,
  errorOf,
  legend,
  hint,
}: QuestionFieldProps & GroupProps & { readonly asked: QuestionOf<'ranking'> }) {
  const t = publicText(reading.language)
  const options = asked.options.map(option => ({
    value: option.key,
    label: optionWording(option, reading).text,
  }))
  return (
    <FieldGroup
      id={answerField(asked.key)}
      legend={legend}
      hint={hint}
      error={errorOf(answerField(asked.key))}
    >
      {Array.from({ length: placesOf(asked) }, (_, index) => {
        const field = placeField(asked.key, index + 1)
        return (
          <Select
            name={field}
            label={t('answer.rank', { place: index + 1 })}
            options={options}
            value={fieldText(fields, field)}
            error={errorOf(field)}
          />
        )
      })}
    </FieldGroup>
  )
}

const lang = (of: string, page: string) => (of === page ? undefined : of)
