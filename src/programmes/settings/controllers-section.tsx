import { z } from 'zod'
import { fieldText } from '../../platform/http/form.ts'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import type { Section } from './section.ts'
import { parseTexts, typedText } from './typed-fields.ts'

const form = z.object({
  controllers: typedText(3000)
    .transform(text => [
      ...new Set(
        text
          .split('\n')
          .map(name => name.trim())
          .filter(name => name !== ''),
      ),
    ])
    .refine(names => names.length <= 20, t('error.controllers-many')),
  privacy_contact: typedText(300),
})

export const controllersSection: Section = {
  name: 'controllers',
  title: t('controllers.title'),
  stored: ({ responsibility }) => ({
    controllers: responsibility.controllers.join('\n'),
    privacy_contact: responsibility.privacyContact,
  }),
  rows: ({ responsibility }) => [
    { label: t('controllers.label'), value: t.list(responsibility.controllers) },
    { label: t('controllers.privacy'), value: responsibility.privacyContact },
  ],
  read(fields) {
    const parsed = parseTexts(form, fields)
    if (!parsed.ok) return parsed
    const { controllers, privacy_contact: privacyContact } = parsed.value
    return { ok: true, value: { responsibility: { controllers, privacyContact } } }
  },
  Form: ({ fields, errors }) => (
    <>
      <TextArea
        name="controllers"
        label={t('controllers.label')}
        hint={t('controllers.hint')}
        value={fieldText(fields, 'controllers')}
        error={errorFor(errors, 'controllers')}
        rows={4}
      />
      <TextField
        name="privacy_contact"
        label={t('controllers.privacy')}
        hint={t('controllers.privacy-hint')}
        value={fieldText(fields, 'privacy_contact')}
        error={errorFor(errors, 'privacy_contact')}
        autocomplete="off"
      />
    </>
  ),
}
