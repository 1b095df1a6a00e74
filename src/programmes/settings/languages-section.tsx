import { fieldTexts } from '../../platform/http/form.ts'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { languageFacts, languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { languageName } from '../language-name.ts'
import { inOrder } from '../programme.ts'
import type { Section } from './section.ts'

export const languagesSection: Section = {
  name: 'languages',
  title: t('languages.title'),
  stored: ({ programme }) => ({ languages: programme.languages }),
  rows: ({ programme }) => [
    {
      label: t('languages.title'),
      value: t.list(programme.languages.map(language => languageName(language))),
    },
  ],
  read(fields, { programme }) {
    const sent = new Set(fieldTexts(fields, 'languages'))
    const chosen = inOrder(languages.filter(language => sent.has(language)))
    const problem =
      chosen.length === 0
        ? t('error.languages')
        : chosen.includes(programme.writtenIn)
          ? undefined
          : t('error.written-in', { language: languageName(programme.writtenIn) })
    return problem === undefined
      ? { ok: true, value: { programme: { languages: chosen } } }
      : { ok: false, errors: [{ field: 'languages', message: problem }], fields }
  },
  Form: ({ fields, errors, state }) => (
    <Checkboxes
      name="languages"
      legend={t('languages.legend')}
      hint={t('languages.hint')}
      values={fieldTexts(fields, 'languages')}
      error={errorFor(errors, 'languages')}
      items={languages.map(language => ({
        value: language,
        label: (
          <>
            {languageName(language)} <bdi lang={language}>{languageFacts[language].name}</bdi>
          </>
        ),
        hint: state.approved.includes(language) ? t('languages.live') : t('languages.waiting'),
      }))}
    />
  ),
}
