import type { Context } from 'hono'
import type { z } from 'zod'

/** Fields of a form that came in: one text each, or several where a name came more than once. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

export type FieldError = { readonly field: string; readonly message: string }

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly fields: FormFields }

/**
 * Reads a form. Line ends become `\n`; null characters, which PostgreSQL cannot store and no keyboard
 * sends, are left out. Files are kept apart: see `readUpload`.
 */
export async function readForm(c: Context): Promise<FormFields> {
  const body = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, unknown>)
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of Object.entries(body)) {
    const texts = (Array.isArray(value) ? value : [value]).filter(item => typeof item === 'string').map(clean)
    if (texts.length > 0) fields[clean(name)] = texts.length === 1 ? texts[0]! : texts
  }
  return fields
}

function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed()
}

/** The field's text; the last one where it came more than once, empty where it did not come. */
export function fieldText(fields: FormFields, name: string): string {
  const value = fields[name]
  if (value === undefined) return ''
  return typeof value === 'string' ? value : (value.at(-1) ?? '')
}

/** All texts of a field. */
export function fieldTexts(fields: FormFields, name: string): readonly string[] {
  const value = fields[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/**
 * Form fields as a value, by the same schema as everywhere. A message of the schema is a key of the
 * catalogue or a sentence; the error names the field that it belongs to (`answers.q1`).
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  fields: FormFields,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(fields)
  if (result.success) return { ok: true, value: result.data }
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const issue of result.error.issues) {
    const field = issue.path.map(String).join('.')
    if (seen.has(field)) continue
    seen.add(field)
    errors.push({ field, message: issue.message })
  }
  return { ok: false, errors, fields }
}
