import { fieldText } from '../../../platform/http/form.ts'
import { Select, TextField } from '../../../ui/field/text-field.tsx'
import { publicText } from '../../../ui/i18n/public-text.ts'
import type { QuestionOf } from '../../forms/question.ts'
import { answerField, areaField, quintileField } from './answer-field.ts'
import type { QuestionFieldProps } from './question-field.tsx'

/**
 * Asks for a postcode, of which only the place is kept. Where no table of postcodes is loaded it says so and asks for
 * the council area.
 */
export function PostcodeQuestion({
  asked,
  reading,
  areas,
  fields,
  errorOf,
  knowsPostcodes,
}: QuestionFieldProps & { readonly asked: QuestionOf<'postcode'> }) {
  const t = publicText(reading.language)
  const known = fieldText(fields, areaField(asked.key))
  const name = areas.find(({ code }) => code === known)?.name
  if (!knowsPostcodes)
    return (
      <Select
        name={areaField(asked.key)}
        id={answerField(asked.key)}
        label={t('answer.area-label')}
        hint={t('answer.postcode-none')}
        options={areas.map(area => ({ value: area.code, label: area.name }))}
        value={known}
        error={errorOf(answerField(asked.key))}
      />
    )
  return (
    <>
      {name === undefined ? null : (
        <>
          <p>{t.rich('answer.place-known', { area: <b>{name}</b> })}</p>
          <input type="hidden" name={areaField(asked.key)} value={known} />
          <input
            type="hidden"
            name={quintileField(asked.key)}
            value={fieldText(fields, quintileField(asked.key))}
          />
        </>
      )}
      <TextField
        name={answerField(asked.key)}
        label={t('answer.postcode')}
        hint={t('answer.postcode-hint')}
        autocomplete="off"
        width="medium"
        value={fieldText(fields, answerField(asked.key))}
        error={errorOf(answerField(asked.key))}
      />
    </>
  )
}
