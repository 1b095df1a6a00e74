import { z } from 'zod'
import { type FormContent, formContent } from '../forms/form.ts'

/** The version of the file that this Rowan writes. A newer one is refused, an older one is read. */
export const formFileVersion = 1

const formFile = z.object({
  rowan: z.literal('form'),
  version: z.number().int().min(1),
  title: z.string().max(200).default(''),
  form: formContent,
})

export type ReadFormFile =
  | { readonly ok: true; readonly title: string; readonly content: FormContent }
  | { readonly ok: false; readonly why: 'newer' }
  | { readonly ok: false; readonly why: 'not a form'; readonly detail: string }

/** The form as a file that loses nothing but pictures and films of the organisation's own. */
export function writeFormFile(title: string, content: FormContent): string {
  return `${JSON.stringify({ rowan: 'form', version: formFileVersion, title, form: content }, null, 2)}\n`
}

/** Reads such a file. `detail` says where it is not as it should be, such as `form.questions.3.kind`. */
export function readFormFile(text: string): ReadFormFile {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').replaceAll('\\u0000', ''))
  } catch {
    return { ok: false, why: 'not a form', detail: '' }
  }
  const version = z.object({ rowan: z.literal('form'), version: z.number() }).safeParse(value)
  if (version.success && version.data.version > formFileVersion) return { ok: false, why: 'newer' }
  const read = formFile.safeParse(value)
  if (read.success) return { ok: true, title: read.data.title, content: read.data.form }
  const [issue] = read.error.issues
  return { ok: false, why: 'not a form', detail: issue?.path.map(String).join('.') ?? '' }
}
