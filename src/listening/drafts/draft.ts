import { z } from 'zod'
import type { FormFields } from '../../platform/http/form.ts'
import type { Id } from '../../platform/ids.ts'
import { answerField } from '../participate/answers/answer-field.ts'

const hour = 3_600_000

/** How long answers that were not sent are kept from their last page on. */
export const draftHours = 24
/** How long they are kept where somebody saved them to come back. */
export const savedDays = 30

export const draftContent = z.object({
  /** Everything as it was typed, by the names of the fields. */
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  source: z.string().optional(),
  /** The token of the personal link by which somebody came. */
  link: z.string().optional(),
  /** Whether it is being read in Easy Read. */
  easy: z.boolean().default(false),
})
export type DraftContent = z.infer<typeof draftContent>

/** What is left of a draft that was sent, for an hour: the address of the thanks, so that a second press finds it. */
export const sentDraft = z.object({ sent: z.string() })

export type Draft = {
  readonly id: Id<'response_draft'>
  readonly token: string
  readonly formVersion: Id<'form_version'>
  readonly expiresAt: Date
  readonly content: DraftContent
}

/** Until when a draft is kept that somebody goes on with now. */
export function keptUntil(now: Date, before?: Date): Date {
  const until = new Date(now.getTime() + draftHours * hour)
  return before && before > until ? before : until
}

export function savedUntil(now: Date): Date {
  return new Date(now.getTime() + savedDays * 24 * hour)
}

/** Whether it has the form of a draft's token: what `newToken` makes. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** A step of a form: one question, about you, looking it over, permission. */
export type Step = `q-${string}` | 'about-you' | 'check' | 'permission'

const permissionFields = [
  'analysis',
  'quotation',
  'naming',
  'name_role',
  'name_first_name',
  'name_full_name',
  'story',
  'telling',
  'contact',
  'contact_details',
]

/** Whether a field belongs to a step, by its name. */
function isOf(step: Step, name: string): boolean {
  if (step === 'about-you') return name.startsWith('who_')
  if (step === 'permission') return permissionFields.includes(name)
  if (step === 'check') return false
  const field = answerField(step.slice(2))
  return name === field || name.startsWith(`${field}-`)
}

/** The fields after a step was sent: its own are those that came, all others are as they were. */
export function afterStep(before: FormFields, step: Step, sent: FormFields): DraftContent['fields'] {
  const kept = Object.entries(before).filter(([name]) => !isOf(step, name))
  const came = Object.entries(sent).filter(([name]) => isOf(step, name))
  return writable([...kept, ...came])
}

/** The fields of all steps at once, from a page that has them all. */
export function ofAllSteps(questions: readonly { readonly key: string }[], sent: FormFields) {
  const steps: Step[] = [...questions.map(({ key }): Step => `q-${key}`), 'about-you', 'permission']
  return writable(Object.entries(sent).filter(([name]) => steps.some(step => isOf(step, name))))
}

function writable(entries: readonly (readonly [string, string | readonly string[]])[]) {
  const fields: DraftContent['fields'] = Object.create(null)
  for (const [name, value] of entries) fields[name] = typeof value === 'string' ? value : [...value]
  return fields
}
