import { z } from 'zod'
import { type FieldError, fieldText } from '../../platform/http/form.ts'
import { Radios } from '../../ui/choice/choice.tsx'
import { DateField } from '../../ui/date-field/date-field.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { NumberField, TextArea } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { type ReadWhen, readingSentence } from '../read-when.ts'
import type { Section } from './section.ts'
import {
  datePartsIn,
  datePartsOf,
  dateText,
  parseTexts,
  typedDate,
  typedNumber,
  typedText,
} from './typed-fields.ts'

const kinds = ['weekday_mornings', 'within_days', 'after'] as const

const form = z.object({
  contact: typedText(1000),
  read_when: z.union([z.literal(''), z.enum(kinds)], t('error.choose')).prefault(''),
  read_days: typedNumber(1, 60, t('error.days')),
  read_after: typedDate,
})

export const contactSection: Section = {
  name: 'contact',
  title: t('contact.title'),
  stored: ({ programme: { contact, readWhen } }) => ({
    contact,
    read_when: readWhen?.kind ?? '',
    read_days: readWhen?.kind === 'within_days' ? String(readWhen.days) : '',
    ...datePartsOf('read_after', readWhen?.kind === 'after' ? readWhen.date : undefined),
  }),
  rows: ({ programme: { contact, readWhen } }) => [
    { label: t('contact.label'), value: contact },
    { label: t('contact.read-when'), value: readWhen ? readingSentence(readWhen, 'en') : '' },
  ],
  read(fields) {
    // What belongs to a choice that was not made is not looked at.
    const kind = fieldText(fields, 'read_when')
    const parsed = parseTexts(form, {
      ...fields,
      read_days: kind === 'within_days' ? fieldText(fields, 'read_days') : '',
      read_after: kind === 'after' ? dateText(fields, 'read_after') : '',
    })
    if (!parsed.ok) return { ...parsed, fields }
    const { contact, read_when, read_days, read_after } = parsed.value
    const wrong = (
      field: string,
      message: string,
    ): { ok: false; errors: FieldError[]; fields: typeof fields } => ({
      ok: false,
      errors: [{ field, message }],
      fields,
    })
    let readWhen: ReadWhen | undefined
    if (read_when === 'weekday_mornings') readWhen = { kind: read_when }
    if (read_when === 'within_days') {
      if (read_days === undefined) return wrong('read_days', t('error.days'))
      readWhen = { kind: read_when, days: read_days }
    }
    if (read_when === 'after') {
      if (read_after === '') return wrong('read_after', t('error.date'))
      readWhen = { kind: read_when, date: read_after }
    }
    return { ok: true, value: { programme: { contact, readWhen } } }
  },
  Form: ({ fields, errors }) => (
    <>
      <TextArea
        name="contact"
        label={t('contact.label')}
        hint={t('contact.hint')}
        value={fieldText(fields, 'contact')}
        error={errorFor(errors, 'contact')}
        rows={4}
      />
      <Radios
        name="read_when"
        legend={t('contact.read-when')}
        hint={t('contact.read-when-hint')}
        value={fieldText(fields, 'read_when')}
        error={errorFor(errors, 'read_when')}
        items={[
          { value: 'weekday_mornings', label: t('contact.weekday-mornings') },
          {
            value: 'within_days',
            label: t('contact.within-days'),
            reveal: (
              <NumberField
                name="read_days"
                label={t('contact.days')}
                value={fieldText(fields, 'read_days')}
                error={errorFor(errors, 'read_days')}
              />
            ),
          },
          {
            value: 'after',
            label: t('contact.after'),
            reveal: (
              <DateField
                name="read_after"
                legend={t('contact.date')}
                value={datePartsIn(fields, 'read_after')}
                error={errorFor(errors, 'read_after')}
              />
            ),
          },
        ]}
      />
    </>
  ),
}
