import { Button } from '../../ui/button/button.tsx'
import { FieldGroup } from '../../ui/field/field.tsx'
import { Select } from '../../ui/field/text-field.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { characteristicOptions, preferNotToSay } from '../forms/characteristic.ts'
import type { CharacteristicKind } from '../forms/form.ts'
import { characteristicAnswer } from '../participate/characteristic-text.ts'
import type { WordsImport } from './import.ts'
import { importsAddress } from './import-address.ts'
import { ImportPage, type ImportPlace } from './import-frame.tsx'
import { type ImportMapping, isAskedKind } from './mapping.ts'
import type { Survey } from './survey.ts'

export type ValuesPageProps = ImportPlace & {
  readonly imported: WordsImport
  readonly survey: Survey
  readonly mapping: ImportMapping
  readonly areas: readonly { readonly code: string; readonly name: string }[]
}

/** The field that says what the `value`-th value of a column means. */
export const valueField = (column: number, value: number) => `value_${column}_${value}`

/** What the cells of chosen columns mean as our own answers. */
export function ValuesPage(props: ValuesPageProps) {
  const { imported, survey, mapping } = props
  const here = `${importsAddress(props)}/${imported.id}`
  return (
    <ImportPage {...props} title={t('values.title')} width="narrow">
      <h1>{t('values.title')}</h1>
      <p>{t('values.lead')}</p>
      <form method="post" action={`${here}/values`} novalidate>
        {mapping.groups.map(({ column, kind, values }) =>
          isAskedKind(kind) ? (
            <FieldGroup
              id={`column-${column}`}
              legend={<bdi>{t('values.column', { column: survey.columns[column]?.name ?? '' })}</bdi>}
              hint={t(`kind.${kind}`)}
            >
              {(survey.columns[column]?.values ?? []).map(({ value, count }, index) => (
                <Select
                  name={valueField(column, index)}
                  label={<bdi>{t('values.value', { value, rows: t('values.rows', { count }) })}</bdi>}
                  empty={t('values.leave')}
                  options={answersTo(kind, props.areas)}
                  value={values[value] ?? ''}
                />
              ))}
            </FieldGroup>
          ) : null,
        )}
        <Button>{t('values.next')}</Button>
      </form>
    </ImportPage>
  )
}

/** Our answers to a question about a person, to choose from. */
export function answersTo(
  kind: CharacteristicKind,
  areas: ValuesPageProps['areas'],
): readonly { readonly value: string; readonly label: string }[] {
  const said = publicText('en')
  const own =
    kind === 'area'
      ? areas.map(area => ({ value: area.code, label: area.name }))
      : characteristicOptions[kind].map(value => ({ value, label: characteristicAnswer(said, kind, value) }))
  return [...own, { value: preferNotToSay, label: said('who.prefer-not') }]
}
