import type { Language } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/exchange.en.ts'
import { type Option, type Question, question } from '../forms/question.ts'
import { type Limits, readConstraint } from './expression.ts'
import { FileKeys } from './file-keys.ts'
import type { ChoiceList } from './read-choices.ts'
import type { NumberedRow } from './xlsform-file.ts'

/** Types that record something without asking anybody. */
export const metadata: ReadonlySet<string> = new Set(
  'start end today deviceid subscriberid simserial phonenumber username email audit calculate hidden xml-external csv-external background-audio start-geopoint'.split(
    ' ',
  ),
)

type Texts = Partial<Record<Language, string>>
type Reading = {
  readonly key: string
  readonly texts: Texts
  readonly hints: Texts
  readonly first: Language
  readonly lists: ReadonlyMap<string, ChoiceList>
  /** The rows of a table of choices. */
  readonly rows: readonly { readonly row: NumberedRow; readonly texts: Texts }[]
  readonly remark: (row: NumberedRow, column: string, what: string) => void
}

const mostWording = 500

/** The question that a row asks, and the list that it chooses from; undefined, with a remark, where there is none. */
export function questionOfRow(
  row: NumberedRow,
  reading: Reading,
): { readonly question: Question; readonly list: ChoiceList | undefined } | undefined {
  const { remark, key } = reading
  const { cells } = row
  const [type = '', listName = '', also = ''] = (cells['type'] ?? '').split(/\s+/)
  const texts = Object.entries(reading.texts).map(([language, text]) => {
    const hint = reading.hints[language as Language] ?? ''
    if (text.length > mostWording || hint.length > mostWording) {
      remark(row, 'label', t('in.shortened', { count: mostWording }))
    }
    return [language, { question: text.slice(0, mostWording), hint: hint.slice(0, mostWording) }]
  })
  const asked = { key, texts: Object.fromEntries(texts), required: readRequired(row, reading) }
  const list = reading.lists.get(listName)
  const limits = cells['constraint'] ? readConstraint(cells['constraint']) : {}
  const constraint = cells['constraint'] ?? ''
  if (!limits) remark(row, 'constraint', t('in.constraint', { expression: constraint }))
  const appearance = cells['appearance'] ?? ''
  const of = (kind: Question['kind'], own: Readonly<Record<string, unknown>> = {}) => ({
    // Without what is undefined, as it will be stored.
    question: question.parse(JSON.parse(JSON.stringify({ ...asked, ...own, kind }))),
    list,
  })
  const withList = (make: (list: ChoiceList) => ReturnType<typeof of>) => {
    if (list && list.options.length >= 2) return make(list)
    remark(row, 'type', t('in.no-list', { list: listName }))
    return undefined
  }
  switch (type) {
    case 'text':
      return of(/multiline/.test(appearance) ? 'long_text' : 'short_text')
    case 'select_one':
      if (list?.isAreas) return of('area')
      return withList(({ options, hasOther }) =>
        /likert/.test(appearance)
          ? of('likert', { options })
          : of('one', { options, other: hasOther || also === 'or_other' }),
      )
    case 'select_multiple':
      return withList(({ options, hasOther, hasNone }) =>
        of('several', {
          options,
          other: hasOther || also === 'or_other',
          none: hasNone,
          most: limits?.mostChosen,
        }),
      )
    case 'rank':
      return withList(({ options }) => of('ranking', { options }))
    case 'integer':
    case 'decimal':
      return of('number', { ...numbersOf(limits), whole: type === 'integer' })
    case 'range':
      return rangeOf(row, reading, of)
    case 'date':
      return of('date', { earliest: dateOf(limits?.least), latest: dateOf(limits?.most) })
    case 'image':
      return of('image')
    case 'audio':
      return of('voice')
    case 'begin_group':
    case 'begin':
      return matrixOf(row, reading, of)
    default:
      remark(row, 'type', t('in.type', { type: cells['type'] ?? '' }))
      return undefined
  }
}

function readRequired(row: NumberedRow, { remark }: Reading): boolean {
  const required = (row.cells['required'] ?? '').toLowerCase()
  if (['yes', 'true', 'true()', '1'].includes(required)) return true
  if (!['', 'no', 'false', 'false()', '0'].includes(required)) {
    remark(row, 'required', t('in.required', { expression: row.cells['required'] ?? '' }))
  }
  return false
}

type Made = (
  kind: Question['kind'],
  own?: Readonly<Record<string, unknown>>,
) => {
  readonly question: Question
  readonly list: ChoiceList | undefined
}

function rangeOf(row: NumberedRow, { remark }: Reading, of: Made) {
  const parameter = (name: string, otherwise: number) => {
    const value = Number(
      new RegExp(`\\b${name}\\s*=\\s*(-?[\\d.]+)`).exec(row.cells['parameters'] ?? '')?.[1],
    )
    return Number.isFinite(value) ? value : otherwise
  }
  const [from, to, step] = [parameter('start', 0), parameter('end', 10), parameter('step', 1)]
  if ((from === 0 || from === 1) && Number.isInteger(to) && to >= 2 && to <= 10 && step === 1) {
    return of('rating', { from, to })
  }
  remark(row, 'parameters', t('in.range', { from, to }))
  const whole = [from, to, step].every(Number.isInteger)
  return of('number', { least: Math.min(from, to), most: Math.max(from, to), whole })
}

/** A table of statements: each row chooses from the same list. */
function matrixOf(row: NumberedRow, reading: Reading, of: Made) {
  const listNames = reading.rows.map(one => /^select_one\s+(\S+)/.exec(one.row.cells['type'] ?? '')?.[1])
  const [listName] = listNames
  const list = listName === undefined ? undefined : reading.lists.get(listName)
  if (!list || list.options.length < 2) {
    reading.remark(row, 'type', t('in.no-list', { list: listName ?? '' }))
    return undefined
  }
  const keys = new FileKeys()
  const rows: Option[] = []
  for (const [index, one] of reading.rows.entries()) {
    if (listNames[index] !== listName || rows.length >= 30) {
      reading.remark(one.row, 'type', t('in.type', { type: one.row.cells['type'] ?? '' }))
      continue
    }
    const name = (one.row.cells['name'] ?? '').replace(`${row.cells['name']}__`, '')
    const any = Object.values(one.texts)[0] ?? name
    if (any === '') continue
    const labels = Object.fromEntries(
      Object.entries({ [reading.first]: any, ...one.texts }).map(([language, text]) => [
        language,
        text.slice(0, 300),
      ]),
    )
    rows.push({ key: keys.give(name || any), labels, easy: {} })
  }
  if (rows.length === 0) return undefined
  const required = reading.rows.some(one => readRequired(one.row, reading))
  return of('matrix', { options: list.options, rows, ...(required ? { required } : {}) })
}

function numbersOf(limits: Limits | undefined) {
  const number = (text: string | undefined) =>
    text !== undefined && Number.isFinite(Number(text)) ? Number(text) : undefined
  return { least: number(limits?.least), most: number(limits?.most) }
}

function dateOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined
}
