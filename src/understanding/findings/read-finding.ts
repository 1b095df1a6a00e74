import { type CharacteristicKind, characteristicKinds } from '../../listening/index.ts'
import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { type Finding, findingExplanation, findingSentence } from './finding.ts'

/** A finding as it was written. */
export type Written = {
  readonly sentence: string
  readonly explanation: string
  readonly themes: readonly Id<'theme'>[]
  readonly characteristics: readonly CharacteristicKind[]
}

/** Reads the form in which a finding is written. */
export function readFinding(fields: FormFields): Written | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const sentence = findingSentence.safeParse(fieldText(fields, 'sentence'))
  const explanation = findingExplanation.safeParse(fieldText(fields, 'explanation'))
  const themes = fieldTexts(fields, 'theme')
    .map(text => parseId<'theme'>(text))
    .filter(id => id !== undefined)
  if (!sentence.success) errors.push({ field: 'sentence', message: sentence.error.issues[0]!.message })
  if (!explanation.success)
    errors.push({ field: 'explanation', message: explanation.error.issues[0]!.message })
  if (themes.length === 0) errors.push({ field: 'theme', message: t('finding.themes-missing') })
  if (!sentence.success || !explanation.success || errors.length > 0) return { errors }
  const chosen = fieldTexts(fields, 'characteristic')
  return {
    sentence: sentence.data,
    explanation: explanation.data,
    themes,
    characteristics: characteristicKinds.filter(kind => chosen.includes(kind)),
  }
}

/** The form's fields as they stand for a finding. */
export function fieldsOf(finding: Finding): FormFields {
  return {
    sentence: finding.sentence,
    explanation: finding.explanation,
    theme: finding.themes.map(theme => theme.id),
    characteristic: [...finding.characteristics],
  }
}
