import { z } from 'zod'
import { fieldText } from '../../platform/http/form.ts'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { NumberField, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import type { Section } from './section.ts'
import { parseTexts, typedNumber, typedText } from './typed-fields.ts'

const form = z.object({
  impact_assessment: typedText(300),
  sharing_agreement: typedText(300),
  retention_months: typedNumber(1, 1200, t('error.months')),
})

export const safeguardsSection: Section = {
  name: 'safeguards',
  title: t('safeguards.title'),
  stored: ({ responsibility }) => ({
    impact_assessment: responsibility.impactAssessment,
    sharing_agreement: responsibility.sharingAgreement,
    retention_months: responsibility.retentionMonths?.toString() ?? '',
  }),
  rows: ({ responsibility }) => [
    { label: t('safeguards.assessment'), value: responsibility.impactAssessment },
    { label: t('safeguards.sharing'), value: responsibility.sharingAgreement },
    {
      label: t('safeguards.retention'),
      value:
        responsibility.retentionMonths === undefined
          ? ''
          : t('safeguards.months', { count: responsibility.retentionMonths }),
    },
  ],
  read(fields) {
    const parsed = parseTexts(form, fields)
    if (!parsed.ok) return parsed
    const { value } = parsed
    return {
      ok: true,
      value: {
        responsibility: {
          impactAssessment: value.impact_assessment,
          sharingAgreement: value.sharing_agreement,
          retentionMonths: value.retention_months,
        },
      },
    }
  },
  Form: ({ fields, errors }) => (
    <>
      <TextField
        name="impact_assessment"
        label={t('safeguards.assessment')}
        hint={t('safeguards.assessment-hint')}
        value={fieldText(fields, 'impact_assessment')}
        error={errorFor(errors, 'impact_assessment')}
      />
      <TextField
        name="sharing_agreement"
        label={t('safeguards.sharing')}
        hint={t('safeguards.sharing-hint')}
        value={fieldText(fields, 'sharing_agreement')}
        error={errorFor(errors, 'sharing_agreement')}
      />
      <NumberField
        name="retention_months"
        label={t('safeguards.retention')}
        hint={t('safeguards.retention-hint')}
        value={fieldText(fields, 'retention_months')}
        error={errorFor(errors, 'retention_months')}
      />
    </>
  ),
}
