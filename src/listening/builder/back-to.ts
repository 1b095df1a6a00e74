import type { Context } from 'hono'
import { formAddress } from './builder-address.ts'
import type { FormPlace } from './builder-places.ts'

/** What was just done and can be undone, as the form's page says it. */
export const undoable = [
  'added',
  'saved',
  'moved',
  'copied',
  'removed',
  'section-removed',
  'dropped',
] as const
/** What the form's page says that cannot be undone. */
export const final = ['undone', 'used', 'only', 'full'] as const
export type Done = (typeof undoable)[number] | (typeof final)[number]

/** Back to the form, which says what was done. */
export function backTo(c: Context, place: FormPlace, done: Done | undefined): Response {
  return c.redirect(`${formAddress(place).form}${done ? `?done=${done}` : ''}`, 303)
}
