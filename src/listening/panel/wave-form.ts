import { z } from 'zod'
import { type FormFields, fieldTexts, type Parsed, parseForm } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { allocations, mostInvited, strataVariables } from './panel.ts'

const wanted = z.object({
  title: z.string().trim().min(1, t('new.missing')).max(200),
  activity: z.uuid(t('new.missing')),
  size: z
    .string()
    .regex(/^\s*\d{1,6}\s*$/, t('new.wrong-size', { most: mostInvited }))
    .transform(Number)
    .refine(size => size >= 1 && size <= mostInvited, t('new.wrong-size', { most: mostInvited })),
  by: z.array(z.enum(strataVariables)).min(1, t('new.wrong-by')),
  allocation: z.enum(allocations, t('new.missing')),
  seed: z
    .string()
    .regex(/^\s*\d{1,9}\s*$/, t('new.wrong-seed'))
    .transform(Number),
  subject: z.string().trim().min(1, t('new.missing')).max(200),
  message: z.string().trim().min(1, t('new.missing')).max(5_000),
})

export type WaveForm = z.infer<typeof wanted>

/** What was typed to draw a wave. */
export function readWaveForm(fields: FormFields): Parsed<WaveForm> {
  const empty = { title: '', activity: '', size: '', seed: '', subject: '', message: '' }
  const read = parseForm(wanted, { ...empty, ...fields, by: fieldTexts(fields, 'by') })
  return read.ok ? read : { ...read, fields }
}
