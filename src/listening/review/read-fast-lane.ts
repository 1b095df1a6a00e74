import { type FormFields, fieldText } from '../../platform/http/form.ts'

/** Words are let in unread only where somebody said so. */
export function readFastLane(fields: FormFields): boolean {
  return fieldText(fields, 'moderation') === 'at_once'
}
