import { type FormFields, fieldText } from '../../platform/http/form.ts'
import { front } from './publication.ts'

/** Reads what stands before the blocks: title and the sentence under it. */
export function readFront(fields: FormFields) {
  const title = fieldText(fields, 'title')
  const read = front.safeParse({
    title,
    titleIsQuote: fieldText(fields, 'title_is_quote') === 'yes',
    subtitle: fieldText(fields, 'subtitle'),
  })
  if (read.success) return { ok: true, front: read.data } as const
  return {
    ok: false,
    title,
    errors: read.error.issues.map(issue => ({ field: issue.path.join('.'), message: issue.message })),
  } as const
}
