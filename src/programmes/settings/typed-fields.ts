import { z } from 'zod'
import { type FormFields, fieldText, type Parsed, parseForm } from '../../platform/http/form.ts'
import { type TypedDate, typedDay } from '../../ui/date-field/date-field.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'

/** A text that may be empty, without space around it. */
export function typedText(most: number) {
  return z
    .string()
    .trim()
    .max(most, t('error.too-long', { count: most }))
    .prefault('')
}

/** A number as people write it, "1,200" too; empty for none. */
export function typedNumber(least: number, most: number, message: string) {
  return z
    .string()
    .prefault('')
    .transform(text => text.replaceAll(/[\s,]/g, ''))
    .refine(
      text => text === '' || (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most),
      message,
    )
    .transform(text => (text === '' ? undefined : Number(text)))
}

/** `YYYY-MM-DD` or empty. */
export const typedDate = z.union([z.literal(''), z.iso.date(t('error.date'))])

/** The parts of a date field as one text for `typedDate`: empty where nothing was typed. */
export function dateText(fields: FormFields, name: string): string {
  const typed = datePartsIn(fields, name)
  const empty = [typed.day, typed.month, typed.year].every(part => (part ?? '').trim() === '')
  return empty ? '' : (typedDay(typed) ?? 'not a date')
}

export function datePartsIn(fields: FormFields, name: string): TypedDate {
  return {
    day: fieldText(fields, `${name}-day`),
    month: fieldText(fields, `${name}-month`),
    year: fieldText(fields, `${name}-year`),
  }
}

/** A stored day as the parts of a date field. */
export function datePartsOf(name: string, day: string | undefined): FormFields {
  const [year, month, date] = day?.split('-').map(Number) ?? []
  return {
    [`${name}-day`]: date === undefined ? '' : String(date),
    [`${name}-month`]: month === undefined ? '' : String(month),
    [`${name}-year`]: year === undefined ? '' : String(year),
  }
}

/** A stored day in words: 30 September 2026. */
export function dayInWords(day: string | undefined): string {
  // Noon, so that no time zone moves a calendar day to its neighbour.
  return day === undefined ? '' : t.date(new Date(`${day}T12:00:00Z`))
}

/** `parseForm` for a form in which each field holds one text: of one that came twice, the last counts. */
export function parseTexts<Schema extends z.ZodType>(
  schema: Schema,
  fields: FormFields,
): Parsed<z.output<Schema>> {
  const texts = Object.fromEntries(Object.keys(fields).map(name => [name, fieldText(fields, name)]))
  const parsed = parseForm(schema, texts)
  return parsed.ok ? parsed : { ...parsed, fields }
}
