import { raw } from 'hono/html'
import { fieldText } from '../../platform/http/form.ts'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { contrast, isColour, partnerColours } from '../../ui/partner-colours.ts'
import type { Section } from './section.ts'

const paper = '#fdfcf9'

export const colourSection: Section = {
  name: 'colour',
  title: t('colour.title'),
  stored: ({ programme }) => ({ colour: programme.colour ?? '' }),
  rows: ({ programme }) => [
    { label: t('colour.label'), value: programme.colour ?? t('settings.status-rowan') },
  ],
  read(fields) {
    const typed = fieldText(fields, 'colour').trim().toLowerCase()
    const colour = typed !== '' && !typed.startsWith('#') ? `#${typed}` : typed
    return colour === '' || isColour(colour)
      ? { ok: true, value: { programme: { colour: colour || undefined } } }
      : { ok: false, errors: [{ field: 'colour', message: t('error.colour') }], fields }
  },
  Form: ({ fields, errors, state }) => (
    <>
      <TextField
        name="colour"
        label={t('colour.label')}
        hint={t('colour.hint')}
        value={fieldText(fields, 'colour')}
        error={errorFor(errors, 'colour')}
        width="medium"
        spellcheck={false}
        autocomplete="off"
      />
      <Sample colour={state.programme.colour} name={state.programme.title} />
    </>
  ),
}

/** The colour that is stored, as it will look, with its contrast. */
function Sample(props: { readonly colour: string | undefined; readonly name: string }) {
  const { band, onBand, link } = partnerColours(props.colour)
  const ratio = (one: string, other: string) => t.number(contrast(one, other), { maximumFractionDigits: 1 })
  const light = onBand === '#ffffff'
  return (
    <>
      <p>
        {/* Attributes of a drawing, because the security policy allows no style in the markup. */}
        <svg width="280" height="96" viewBox="0 0 280 96" role="img" aria-label={t('colour.sample')}>
          {raw(`<path fill="${band}" d="M0 0h280v48H0z"/><path fill="${paper}" d="M0 48h280v48H0z"/>`)}
          <text x="16" y="30" fill={onBand} font-size="16" font-weight="650">
            {props.name.length > 28 ? `${props.name.slice(0, 27)}…` : props.name}
          </text>
          <text x="16" y="78" fill={link} font-size="16" text-decoration="underline">
            {t('colour.sample-link')}
          </text>
        </svg>
      </p>
      <p>
        {light
          ? t('colour.band-white', { ratio: ratio(onBand, band) })
          : t('colour.band-ink', { ratio: ratio(onBand, band) })}{' '}
        {link === band
          ? t('colour.link-kept', { ratio: ratio(link, paper) })
          : t('colour.link', { link, ratio: ratio(link, paper) })}
      </p>
    </>
  )
}
