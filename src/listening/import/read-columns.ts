import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { characteristicOptions } from '../forms/characteristic.ts'
import { labelField, useField } from './guess-columns.ts'
import { columnKind, type ImportMapping, isAskedKind, questionOfLabel } from './mapping.ts'
import { isImportLanguage } from './read-language.ts'
import type { Survey } from './survey.ts'

/** A question of the conversation that a column may answer. */
export type OwnQuestion = { readonly key: string; readonly label: string }

export type ColumnsRead =
  | { readonly ok: true; readonly mapping: ImportMapping }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/**
 * Reads what somebody chose each column to be. What cells mean as our answers is filled in where it is plain,
 * and kept from `earlier` where the same was chosen before.
 */
export function readColumns(
  fields: FormFields,
  survey: Survey,
  questions: readonly OwnQuestion[],
  areas: readonly { readonly code: string; readonly name: string }[],
  earlier: ImportMapping | undefined,
): ColumnsRead {
  const errors: FieldError[] = []
  const uses = survey.columns.map((_, index) => fieldText(fields, useField(index)))
  const of = (use: string) => uses.flatMap((each, index) => (each === use ? [index] : []))
  const one = (use: string, message: string) => {
    const [first, second] = of(use)
    if (second !== undefined) errors.push({ field: useField(second), message })
    return first
  }

  const words: { column: number; question: string; label: string }[] = []
  uses.forEach((use, column) => {
    const own = questions.find(({ key }) => use === `question:${key}`)
    if (!own && use !== 'own') return
    const typed = fieldText(fields, labelField(column)).trim().slice(0, 500)
    const label = own?.label ?? (typed || survey.columns[column]!.name)
    const question = own?.key ?? questionOfLabel(label)
    if (words.some(each => each.question === question)) {
      errors.push({ field: useField(column), message: t('columns.same-question') })
    }
    words.push({ column, question, label })
  })
  if (words.length === 0) errors.push({ field: useField(0), message: t('columns.no-words') })

  const person = one('person', t('columns.one-person'))
  const said = one('said', t('columns.one-date'))
  const languageColumn = one('language', t('columns.one-language'))
  const by = fieldText(fields, 'language_by')
  const main = fieldText(fields, 'language')
  if (by !== 'one' && by !== 'column' && by !== 'detected') {
    errors.push({ field: 'language_by', message: t('columns.language-how') })
  }
  if (by === 'column' && languageColumn === undefined) {
    errors.push({ field: 'language_by', message: t('columns.language-column-missing') })
  }
  if (!isImportLanguage(main)) errors.push({ field: 'language', message: t('columns.language-missing') })

  const groups: ImportMapping['groups'] = []
  uses.forEach((use, column) => {
    const { name, values } = survey.columns[column]!
    const asked = use.startsWith('kind:') ? use.slice(5) : ''
    const kind = use === 'group' ? columnKind(name) : isAskedKind(asked) ? asked : undefined
    if (!kind) return
    if (!values) {
      errors.push({ field: useField(column), message: t('columns.not-a-group', { column: name }) })
      return
    }
    if (groups.some(group => group.kind === kind)) {
      errors.push({ field: useField(column), message: t('columns.same-kind') })
    }
    const before = earlier?.groups.find(group => group.kind === kind && group.column === column)?.values
    const meanings = isAskedKind(kind)
      ? values.map(({ value }) => [value, before?.[value] ?? meaningOf(kind, value, areas)] as const)
      : []
    groups.push({
      column,
      kind,
      values: Object.fromEntries(meanings.filter(([, meaning]) => meaning !== '')),
    })
  })
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    mapping: {
      words,
      ...(person === undefined ? {} : { person }),
      ...(said === undefined
        ? {}
        : { said: { column: said, order: fieldText(fields, 'date_order') === 'month' ? 'month' : 'day' } }),
      language: {
        by: by as 'one' | 'column' | 'detected',
        ...(languageColumn === undefined ? {} : { column: languageColumn }),
        main,
      },
      groups,
      columns: survey.columns.map(column => column.name),
    },
  }
}

const plain: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gender: { woman: 'woman', female: 'woman', f: 'woman', man: 'man', male: 'man', m: 'man', other: 'other' },
  condition: { yes: 'yes', y: 'yes', true: 'yes', no: 'no', n: 'no', false: 'no' },
  carer: { yes: 'yes', y: 'yes', true: 'yes', no: 'no', n: 'no', false: 'no' },
}

/** What a cell plainly means as one of our answers, or nothing. */
function meaningOf(
  kind: ImportMapping['groups'][number]['kind'],
  value: string,
  areas: readonly { readonly code: string; readonly name: string }[],
): string {
  const same = value.trim().toLowerCase()
  if (kind === 'area') {
    return areas.find(area => area.code === value || area.name.toLowerCase() === same)?.code ?? ''
  }
  if (!isAskedKind(kind)) return ''
  if (characteristicOptions[kind].includes(value)) return value
  if (kind === 'age') {
    const band = same
      .replace(/\s+/g, '')
      .replace(/–|to/g, '-')
      .replace(/years|yrs/g, '')
    if (characteristicOptions.age.includes(band)) return band
    return /^75(\+|andover|orover|plus)$/.test(band) ? '75+' : ''
  }
  return plain[kind]?.[same] ?? ''
}
