import { fieldTexts } from '../../platform/http/form.ts'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import type { Section } from './section.ts'

export const areasSection: Section = {
  name: 'areas',
  title: t('areas.title'),
  stored: ({ areas }) => ({ areas: [...areas].sort() }),
  rows: ({ areas, allAreas }) => [
    {
      label: t('areas.title'),
      value:
        areas.length === 0
          ? t('settings.status-all-scotland')
          : t.list(allAreas.filter(area => areas.includes(area.code)).map(area => area.name)),
    },
  ],
  read(fields, { allAreas }) {
    const chosen = [...new Set(fieldTexts(fields, 'areas'))].sort()
    const known = chosen.every(code => allAreas.some(area => area.code === code))
    if (!known) return { ok: false, errors: [{ field: 'areas', message: t('error.area') }], fields }
    // All 32 are all of Scotland.
    return { ok: true, value: { areas: chosen.length === allAreas.length ? [] : chosen } }
  },
  Form: ({ fields, errors, state }) => (
    <>
      <Checkboxes
        name="areas"
        legend={t('areas.legend')}
        hint={t('areas.hint')}
        values={fieldTexts(fields, 'areas')}
        error={errorFor(errors, 'areas')}
        items={state.allAreas.map(area => ({
          value: area.code,
          label: area.name,
          hint: t('areas.people', { count: area.population }),
        }))}
      />
      <p class="small">{t('areas.source')}</p>
    </>
  ),
}
