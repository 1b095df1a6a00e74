import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { type Language, languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { languageName } from '../language-name.ts'
import {
  type PermissionTexts,
  permissionTextNames,
  permissionTexts,
  type StatementTexts,
  statementTexts,
} from '../permission-statement.ts'

/** The name of the field that holds one text in one language. */
export function statementField(language: Language, name: keyof PermissionTexts): string {
  return `${language}.${name}`
}

/** A version's texts as the form's fields. */
export function statementFields(texts: StatementTexts): FormFields {
  return Object.fromEntries(
    languages.flatMap(language =>
      permissionTextNames.map(name => [statementField(language, name), texts[language][name]]),
    ),
  )
}

/** The texts that were typed, in every language. */
export function readStatement(
  fields: FormFields,
):
  | { readonly ok: true; readonly texts: StatementTexts }
  | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const typed = Object.fromEntries(
    languages.map(language => [
      language,
      Object.fromEntries(
        permissionTextNames.map(name => [name, fieldText(fields, statementField(language, name))]),
      ),
    ]),
  )
  const result = statementTexts.safeParse(typed)
  if (result.success) return { ok: true, texts: result.data }
  const errors = languages.flatMap(language =>
    permissionTextNames.flatMap(name => {
      const field = statementField(language, name)
      const text = fieldText(fields, field).trim()
      if (permissionTexts.shape[name].safeParse(text).success) return []
      const names = { text: t(`text.${name}`), language: languageName(language) }
      return [
        {
          field,
          message: text === '' ? t('permission.text-missing', names) : t('permission.text-long', names),
        },
      ]
    }),
  )
  return { ok: false, errors }
}
