import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { Radios } from '../../ui/choice/choice.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { FieldGroup } from '../../ui/field/field.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { scottishHelplines } from '../../ui/help/helplines.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { languageName } from '../language-name.ts'
import type { OwnHelpline, Programme } from '../programme.ts'
import type { Section } from './section.ts'

const numbers = [1, 2, 3, 4, 5] as const
const mostLetters = 80

export const helplinesSection: Section = {
  name: 'helplines',
  title: t('helplines.title'),
  stored: ({ programme }) => ({
    lines: programme.helplines.length === 0 ? 'scottish' : 'own',
    ...Object.fromEntries(
      numbers.flatMap((number, index) => [
        [`phone_${number}`, programme.helplines[index]?.phone ?? ''],
        ...programme.languages.map(language => [
          `label_${number}_${language}`,
          programme.helplines[index]?.labels[language] ?? '',
        ]),
      ]),
    ),
  }),
  rows: ({ programme }) => [
    {
      label: t('helplines.title'),
      value: (programme.helplines.length === 0
        ? scottishHelplines('en')
        : programme.helplines.map(line => ({
            phone: line.phone,
            label: line.labels[programme.writtenIn] ?? '',
          }))
      )
        .map(line => `${line.label}: ${line.phone}`)
        .join(' · '),
    },
  ],
  read(fields, { programme }) {
    const kind = fieldText(fields, 'lines')
    if (kind === 'scottish') return { ok: true, value: { programme: { helplines: [] } } }
    if (kind !== 'own') {
      return { ok: false, errors: [{ field: 'lines', message: t('error.choose') }], fields }
    }
    const errors: FieldError[] = []
    const helplines = numbers.flatMap(number => readLine(fields, number, programme, errors))
    if (errors.length === 0 && helplines.length === 0) {
      errors.push({ field: 'phone_1', message: t('error.helpline-none') })
    }
    return errors.length === 0
      ? { ok: true, value: { programme: { helplines } } }
      : { ok: false, errors, fields }
  },
  Form: ({ fields, errors, state }) => (
    <Radios
      name="lines"
      legend={t('helplines.legend')}
      value={fieldText(fields, 'lines')}
      error={errorFor(errors, 'lines')}
      items={[
        {
          value: 'scottish',
          label: t('helplines.scottish'),
          hint: t('helplines.scottish-hint'),
        },
        {
          value: 'own',
          label: t('helplines.own'),
          hint: t('helplines.own-hint'),
          reveal: numbers.map(number => (
            <FieldGroup id={`line_${number}`} legend={<b>{t('helplines.line', { number })}</b>}>
              <TextField
                name={`phone_${number}`}
                label={t('helplines.phone')}
                value={fieldText(fields, `phone_${number}`)}
                error={errorFor(errors, `phone_${number}`)}
                type="tel"
                width="medium"
                autocomplete="off"
              />
              {state.programme.languages.map(language => (
                <TextField
                  name={`label_${number}_${language}`}
                  label={t('helplines.label', { language: languageName(language) })}
                  value={fieldText(fields, `label_${number}_${language}`)}
                  error={errorFor(errors, `label_${number}_${language}`)}
                />
              ))}
            </FieldGroup>
          )),
        },
      ]}
    />
  ),
}

/** One line, or none where all of its fields are empty. Whatever is wrong is added to `errors`. */
function readLine(
  fields: FormFields,
  number: number,
  programme: Programme,
  errors: FieldError[],
): readonly OwnHelpline[] {
  const phone = fieldText(fields, `phone_${number}`).trim()
  const labels = programme.languages.map(
    language => [language, fieldText(fields, `label_${number}_${language}`).trim()] as const,
  )
  if (phone === '' && labels.every(([, label]) => label === '')) return []
  if (phone === '') errors.push({ field: `phone_${number}`, message: t('error.phone', { number }) })
  else if (!/^\+?[0-9][0-9 ]{1,19}$/.test(phone)) {
    errors.push({ field: `phone_${number}`, message: t('error.phone-form', { number }) })
  }
  for (const [language, label] of labels) {
    if (label === '') {
      errors.push({
        field: `label_${number}_${language}`,
        message: t('error.label', { number, language: languageName(language) }),
      })
    } else if (label.length > mostLetters) {
      errors.push({
        field: `label_${number}_${language}`,
        message: t('error.too-long', { count: mostLetters }),
      })
    }
  }
  return [{ phone, labels: Object.fromEntries(labels) }]
}
