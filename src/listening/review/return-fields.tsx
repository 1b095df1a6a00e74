import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { Select, TextArea } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { returnReasons } from './review.ts'

type ReturnFieldsProps = {
  readonly fields: FormFields
  readonly errors: readonly FieldError[]
}

/** Why something goes back to its author: from the list, which is told in every language, and in one's own words. */
export function ReturnFields({ fields, errors }: ReturnFieldsProps) {
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <>
      <Select
        name="reason"
        label={t('decide.reason')}
        hint={t('decide.reason-hint')}
        options={returnReasons.map(reason => ({ value: reason, label: t(`reason.${reason}`) }))}
        value={fieldText(fields, 'reason')}
        error={errorOf('reason')}
      />
      <TextArea
        name="own_words"
        label={t('decide.own-words')}
        hint={t('decide.own-words-hint')}
        rows={3}
        value={fieldText(fields, 'own_words')}
        error={errorOf('own_words')}
        optional
      />
    </>
  )
}
