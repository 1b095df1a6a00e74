import { type FieldError, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Checkboxes, Radios } from '../../ui/choice/choice.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import type { Section, SettingsState } from './section.ts'

const mostLetters = 120

export const areasSection: Section = {
  name: 'areas',
  title: t('areas.title'),
  stored: ({ programme, areas }) => ({
    where: programme.place !== undefined ? 'elsewhere' : areas.length > 0 ? 'areas' : 'scotland',
    areas: [...areas].sort(),
    place: programme.place ?? '',
  }),
  rows: state => [
    {
      label: t('areas.title'),
      value:
        state.areas.length === 0
          ? whereIn(state)
          : t.list(state.allAreas.filter(area => state.areas.includes(area.code)).map(area => area.name)),
    },
  ],
  read(fields, { allAreas }) {
    const wrong = (
      field: string,
      message: string,
    ): { ok: false; errors: FieldError[]; fields: typeof fields } => ({
      ok: false,
      errors: [{ field, message }],
      fields,
    })
    // What belongs to a choice that was not made is not looked at.
    const where = fieldText(fields, 'where')
    if (where === 'scotland') return { ok: true, value: { programme: { place: undefined }, areas: [] } }
    if (where === 'elsewhere') {
      const place = fieldText(fields, 'place').trim()
      if (place.length > mostLetters) return wrong('place', t('error.too-long', { count: mostLetters }))
      return { ok: true, value: { programme: { place }, areas: [] } }
    }
    if (where !== 'areas') return wrong('where', t('error.choose'))
    const chosen = [...new Set(fieldTexts(fields, 'areas'))].sort()
    if (chosen.length === 0) return wrong('areas', t('error.area-none'))
    if (!chosen.every(code => allAreas.some(area => area.code === code)))
      return wrong('areas', t('error.area'))
    // All 32 are all of Scotland.
    const areas = chosen.length === allAreas.length ? [] : chosen
    return { ok: true, value: { programme: { place: undefined }, areas } }
  },
  Form: ({ fields, errors, state }) => (
    <Radios
      name="where"
      legend={t('areas.where')}
      value={fieldText(fields, 'where')}
      error={errorFor(errors, 'where')}
      items={[
        { value: 'scotland', label: t('settings.status-all-scotland') },
        {
          value: 'areas',
          label: t('areas.some'),
          reveal: (
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
        },
        {
          value: 'elsewhere',
          label: t('areas.elsewhere'),
          hint: t('areas.elsewhere-hint'),
          reveal: (
            <TextField
              name="place"
              label={t('areas.place')}
              hint={t('areas.place-hint')}
              value={fieldText(fields, 'place')}
              error={errorFor(errors, 'place')}
            />
          ),
        },
      ]}
    />
  ),
}

/** Where a programme is about, shortly: a count of its areas rather than their names. */
export function whereIn({ programme, areas }: SettingsState): string {
  if (programme.place !== undefined) return programme.place || t('areas.none')
  return areas.length === 0
    ? t('settings.status-all-scotland')
    : t('settings.status-count', { count: areas.length })
}
