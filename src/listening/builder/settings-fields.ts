import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { characteristicKinds, type FormContent } from '../forms/form.ts'

/** Reads what holds for the whole form. Its first language stays: everything is written in that one. */
export function readSettings(
  fields: FormFields,
  content: FormContent,
): { readonly content: FormContent; readonly errors: readonly FieldError[] } {
  const first = content.languages[0]!
  const chosen = fieldTexts(fields, 'language')
  const told = fieldTexts(fields, 'characteristic')
  const pages = fieldText(fields, 'pages')
  const errors: FieldError[] =
    pages === 'one' || pages === 'all' ? [] : [{ field: 'pages', message: t('settings.pages-missing') }]
  return {
    errors,
    content: {
      ...content,
      // What was written in a language that is taken out stays, and is there again when it is taken in.
      languages: [first, ...languages.filter(one => one !== first && chosen.includes(one))],
      pages: pages === 'all' ? 'all' : 'one',
      characteristics: characteristicKinds.filter(kind => told.includes(kind)),
    },
  }
}

export function fieldsOfSettings(content: FormContent): FormFields {
  return {
    language: [...content.languages],
    pages: content.pages,
    characteristic: [...content.characteristics],
  }
}
