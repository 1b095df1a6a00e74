import type { FieldError } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'

/** For a form that someone else saved since it was opened: what is saved now, before it is saved over. */
export function changedMeanwhile(saved: readonly string[]): readonly FieldError[] {
  const now = saved.filter(text => text !== '').join(' · ')
  return [{ field: 'main', message: t('changed.short', { now }) }]
}
