import { z } from 'zod'
import { fieldText } from '../../platform/http/form.ts'
import { Radios } from '../../ui/choice/choice.tsx'
import { DateField } from '../../ui/date-field/date-field.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { engagementLevels } from '../programme.ts'
import type { Section } from './section.ts'
import {
  datePartsIn,
  datePartsOf,
  dateText,
  dayInWords,
  parseTexts,
  typedDate,
  typedText,
} from './typed-fields.ts'

const form = z.object({
  level: z.union([z.literal(''), z.enum(engagementLevels)], t('error.choose')).prefault(''),
  can_change: typedText(2000),
  cannot_change: typedText(2000),
  who_decides: typedText(300),
  decides_by: typedDate,
})

export const decisionsSection: Section = {
  name: 'decisions',
  title: t('decisions.title'),
  stored: ({ programme }) => ({
    level: programme.levelOfEngagement ?? '',
    can_change: programme.canChange,
    cannot_change: programme.cannotChange,
    who_decides: programme.whoDecides,
    ...datePartsOf('decides_by', programme.decidesBy),
  }),
  rows: ({ programme }) => [
    {
      label: t('decisions.level'),
      value: programme.levelOfEngagement ? t(`decisions.level-${programme.levelOfEngagement}`) : '',
    },
    { label: t('decisions.can-change'), value: programme.canChange },
    { label: t('decisions.cannot-change'), value: programme.cannotChange },
    { label: t('decisions.who-decides'), value: programme.whoDecides },
    { label: t('decisions.by-when'), value: dayInWords(programme.decidesBy) },
  ],
  read(fields) {
    const parsed = parseTexts(form, { ...fields, decides_by: dateText(fields, 'decides_by') })
    if (!parsed.ok) return { ...parsed, fields }
    const { value } = parsed
    return {
      ok: true,
      value: {
        programme: {
          levelOfEngagement: value.level === '' ? undefined : value.level,
          canChange: value.can_change,
          cannotChange: value.cannot_change,
          whoDecides: value.who_decides,
          decidesBy: value.decides_by || undefined,
        },
      },
    }
  },
  Form: ({ fields, errors }) => (
    <>
      <Radios
        name="level"
        legend={t('decisions.level')}
        value={fieldText(fields, 'level')}
        error={errorFor(errors, 'level')}
        items={engagementLevels.map(level => ({
          value: level,
          label: t(`decisions.level-${level}`),
          hint: publicText('en')(`programme.level-${level}`),
        }))}
      />
      <TextArea
        name="can_change"
        label={t('decisions.can-change')}
        value={fieldText(fields, 'can_change')}
        error={errorFor(errors, 'can_change')}
        rows={4}
      />
      <TextArea
        name="cannot_change"
        label={t('decisions.cannot-change')}
        hint={t('decisions.cannot-change-hint')}
        value={fieldText(fields, 'cannot_change')}
        error={errorFor(errors, 'cannot_change')}
        rows={4}
      />
      <TextField
        name="who_decides"
        label={t('decisions.who-decides')}
        hint={t('decisions.who-decides-hint')}
        value={fieldText(fields, 'who_decides')}
        error={errorFor(errors, 'who_decides')}
      />
      <DateField
        name="decides_by"
        legend={t('decisions.by-when')}
        hint={t('decisions.by-when-hint')}
        value={datePartsIn(fields, 'decides_by')}
        error={errorFor(errors, 'decides_by')}
      />
    </>
  ),
}
