import type { FieldError, FormFields } from '../../platform/http/form.ts'
import { fieldText } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { missingBeforeOpening } from '../ready-to-open.ts'
import { changed, markOf, type Section, type SettingsChange, type SettingsState } from './section.ts'
import { placeOf } from './sections.ts'

export type SectionSave =
  | { readonly kind: 'store'; readonly change: SettingsChange }
  | { readonly kind: 'wrong'; readonly errors: readonly FieldError[] }
  /** Someone else saved the same page since it was opened. */
  | { readonly kind: 'changed meanwhile' }

/** What becomes of a section's form: stored, refused, or shown again because someone else was there first. */
export function decideSave(
  section: Section,
  state: SettingsState,
  fields: FormFields,
  now: Date,
): SectionSave {
  const read = section.read(fields, state, now)
  if (!read.ok) return { kind: 'wrong', errors: read.errors }
  const after = changed(state, read.value)
  const stored = section.stored(state)
  const alike = markOf(section.stored(after)) === markOf(stored)
  if (fieldText(fields, 'seen') !== markOf(stored) && !alike) return { kind: 'changed meanwhile' }
  const errors = state.programme.state === 'open' ? nowMissing(section, state, after) : []
  return errors.length > 0 ? { kind: 'wrong', errors } : { kind: 'store', change: read.value }
}

/** What an open programme would lack after the change and has now. Its sign-off may lapse: it is asked for again. */
function nowMissing(section: Section, before: SettingsState, after: SettingsState): FieldError[] {
  const lacked = missingOf(before)
  return missingOf(after)
    .filter(needed => needed !== 'sign-off' && !lacked.includes(needed))
    .map(needed => ({
      field: placeOf[needed].page === section.name || needed === 'language' ? placeOf[needed].field : '',
      message: t('need.open', { what: t(`need.${needed}`) }),
    }))
}

/** What is missing before the programme may open. */
export function missingOf({ programme, responsibility, approved }: SettingsState) {
  const live = programme.languages.filter(language => approved.includes(language))
  return missingBeforeOpening(programme, responsibility, live)
}
