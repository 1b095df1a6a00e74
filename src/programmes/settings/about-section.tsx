import { z } from 'zod'
import { fieldText } from '../../platform/http/form.ts'
import { Radios } from '../../ui/choice/choice.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { languageName } from '../language-name.ts'
import type { Section } from './section.ts'
import { parseTexts, typedText } from './typed-fields.ts'

const form = z.object({
  title: typedText(120).refine(title => title !== '', t('error.title')),
  purpose: typedText(2000),
  approach: typedText(4000),
  written_in: z.enum(languages, t('error.choose')),
})

export const aboutSection: Section = {
  name: 'about',
  title: t('about.title'),
  stored: ({ programme }) => ({
    title: programme.title,
    purpose: programme.purpose,
    approach: programme.approach,
    written_in: programme.writtenIn,
  }),
  rows: ({ programme }) => [
    { label: t('about.name'), value: programme.title },
    { label: t('about.purpose'), value: programme.purpose },
    { label: t('about.approach'), value: programme.approach },
    { label: t('about.written-in'), value: languageName(programme.writtenIn) },
  ],
  read(fields, state) {
    const parsed = parseTexts(form, fields)
    if (!parsed.ok) return parsed
    const { written_in: writtenIn, ...texts } = parsed.value
    // The language that the texts are in is always among those offered.
    const offered = languages.filter(
      language => language === writtenIn || state.programme.languages.includes(language),
    )
    return { ok: true, value: { programme: { ...texts, writtenIn, languages: offered } } }
  },
  Form: ({ fields, errors }) => (
    <>
      <TextField
        name="title"
        label={t('about.name')}
        hint={t('about.name-hint')}
        value={fieldText(fields, 'title')}
        error={errorFor(errors, 'title')}
      />
      <TextArea
        name="purpose"
        label={t('about.purpose')}
        hint={t('about.purpose-hint')}
        value={fieldText(fields, 'purpose')}
        error={errorFor(errors, 'purpose')}
        rows={5}
      />
      <TextArea
        name="approach"
        label={t('about.approach')}
        hint={t('about.approach-hint')}
        value={fieldText(fields, 'approach')}
        error={errorFor(errors, 'approach')}
        rows={7}
      />
      <Radios
        name="written_in"
        legend={t('about.written-in')}
        value={fieldText(fields, 'written_in')}
        error={errorFor(errors, 'written_in')}
        items={languages.map(language => ({
          value: language,
          label: languageName(language),
        }))}
      />
    </>
  ),
}
