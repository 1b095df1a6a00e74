import { z } from 'zod'
import { fieldText } from '../../platform/http/form.ts'
import { DateField } from '../../ui/date-field/date-field.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { missingBeforeOpening, type NeededToOpen } from '../ready-to-open.ts'
import { basisSection } from './basis-section.tsx'
import { controllersSection } from './controllers-section.tsx'
import { safeguardsSection } from './safeguards-section.tsx'
import type { Section, SettingsState } from './section.ts'
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
  signed_off_by: typedText(200).refine(name => name !== '', t('error.sign-name')),
  signed_off_on: typedDate.refine(day => day !== '', t('error.date')),
})

/** What a sign-off is about: it can only be given where all of it is there. */
const signed: readonly NeededToOpen[] = [
  'controllers',
  'privacy-contact',
  'article-6',
  'article-9',
  'impact-assessment',
  'sharing-agreement',
  'retention',
]

export const signOffSection: Section = {
  name: 'sign-off',
  title: t('sign-off.title'),
  stored: ({ responsibility }) => ({
    signed_off_by: responsibility.signedOffBy,
    ...datePartsOf('signed_off_on', responsibility.signedOffOn),
  }),
  rows: ({ responsibility }) => [
    { label: t('sign-off.name'), value: responsibility.signedOffBy },
    { label: t('sign-off.date'), value: dayInWords(responsibility.signedOffOn) },
  ],
  read(fields, state, now) {
    const missing = missingToSign(state)
    if (missing.length > 0) {
      const errors = missing.map(needed => ({ field: 'signed_off_by', message: t(`need.${needed}`) }))
      return { ok: false, errors, fields }
    }
    const parsed = parseTexts(form, { ...fields, signed_off_on: dateText(fields, 'signed_off_on') })
    if (!parsed.ok) return { ...parsed, fields }
    const { signed_off_by: signedOffBy, signed_off_on: signedOffOn } = parsed.value
    if (signedOffOn > now.toISOString().slice(0, 10)) {
      return { ok: false, errors: [{ field: 'signed_off_on', message: t('error.date-future') }], fields }
    }
    return { ok: true, value: { responsibility: { signedOffBy, signedOffOn } } }
  },
  Form: ({ fields, errors, state }) => {
    const missing = missingToSign(state)
    return (
      <>
        <p>{t('sign-off.intro')}</p>
        {missing.length > 0 ? (
          <>
            <p>{t('sign-off.incomplete')}</p>
            <ul>
              {missing.map(needed => (
                <li>{t(`need.${needed}`)}</li>
              ))}
            </ul>
          </>
        ) : null}
        <SummaryList
          rows={[controllersSection, basisSection, safeguardsSection].flatMap(section =>
            section.rows(state).map(row => ({ ...row, change: section.name })),
          )}
        />
        <TextField
          name="signed_off_by"
          label={t('sign-off.name')}
          hint={t('sign-off.name-hint')}
          value={fieldText(fields, 'signed_off_by')}
          error={errorFor(errors, 'signed_off_by')}
          autocomplete="off"
        />
        <DateField
          name="signed_off_on"
          legend={t('sign-off.date')}
          value={datePartsIn(fields, 'signed_off_on')}
          error={errorFor(errors, 'signed_off_on')}
        />
      </>
    )
  },
}

function missingToSign({ programme, responsibility }: SettingsState): readonly NeededToOpen[] {
  return missingBeforeOpening(programme, responsibility, []).filter(needed => signed.includes(needed))
}
