import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { typedDay } from '../../ui/date-field/date-field.tsx'
import type { Language } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import { optionsOf, type Question, type QuestionKind, question } from '../forms/question.ts'
import { fieldsOfLines, linesIn, moreField, optionsFrom } from './option-fields.ts'

export type ReadQuestion =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What a question is read for: its kind and key, what it was, and the language it is written in first. */
export type QuestionFrame = {
  readonly kind: QuestionKind
  readonly key: string
  readonly before: Question | undefined
  readonly first: Language
  readonly sections: readonly string[]
}

/** Which kinds are answered from a list of options. */
export const withOptions: readonly QuestionKind[] = ['one', 'several', 'likert', 'matrix', 'ranking']

/**
 * Reads the page on which a question is written in the form's first language. What that page does not ask (other
 * languages, Easy Read, when it is asked) stays as it was.
 */
export function readQuestion(fields: FormFields, frame: QuestionFrame): ReadQuestion {
  const { kind, key, before, first } = frame
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => errors.push({ field, message })
  const line = (name: string, most: number) => {
    const text = fieldText(fields, name).trim()
    if (text.length > most) wrong(name, t('question.too-long', { count: most }))
    return text
  }
  const wording = line('question', 500)
  if (wording === '') wrong('question', t('question.wording-missing'))
  const hint = line('hint', 500)
  const section = fieldText(fields, 'section')
  const outcomes = fieldTexts(fields, 'outcome')
    .map(Number)
    .filter(one => Number.isInteger(one) && one >= 1 && one <= 9)
  const asked = {
    key,
    ...(frame.sections.includes(section) ? { section } : {}),
    required: fieldText(fields, 'required') === 'yes',
    ...(before?.showIf ? { showIf: before.showIf } : {}),
    texts: { ...before?.texts, [first]: { question: wording, hint } },
    easy: before?.easy ?? {},
    ...(before?.signed ? { signed: before.signed } : {}),
    outcomes: [...new Set(outcomes)].sort((one, other) => one - other),
  }
  const own = ownFields(fields, frame, wrong, line)
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, question: question.parse({ ...asked, ...own, kind }) }
}

type Wrong = (field: string, message: string) => void
type Line = (name: string, most: number) => string

/** What only this kind has. */
function ownFields(
  fields: FormFields,
  { kind, before, first }: QuestionFrame,
  wrong: Wrong,
  line: Line,
): Readonly<Record<string, unknown>> {
  const ticked = (name: string) => fieldText(fields, name) === 'yes'
  const whole = (name: string, from: number, to: number) => {
    const text = line(name, 40)
    if (text === '') return undefined
    const value = Number(text)
    if (Number.isInteger(value) && value >= from && value <= to) return value
    wrong(name, t('question.whole-number', { from, to }))
    return undefined
  }
  const options = () => {
    const lines = linesIn(fields, 'option')
    // The list is one field where it is new, and each line its own where it was there.
    const field = fields['option_0'] === undefined ? moreField('option') : 'option_0'
    if (lines.length < 2) wrong(field, t('question.options-missing'))
    if (lines.length > 60) wrong(field, t('question.options-many', { count: 60 }))
    const long = lines.findIndex(({ label }) => label.length > 300)
    if (long >= 0) wrong(field, t('question.option-long', { number: long + 1, count: 300 }))
    const labels = lines.map(({ label }) => label.toLowerCase())
    const twice = lines.find(({ label }, index) => labels.indexOf(label.toLowerCase()) !== index)
    if (twice) wrong(field, t('question.option-twice', { option: twice.label }))
    return optionsFrom(lines, before ? optionsOf(before) : [], first)
  }
  switch (kind) {
    case 'one':
      return { options: options(), other: ticked('other') }
    case 'several':
      return { options: options(), other: ticked('other'), none: ticked('none'), most: whole('most', 1, 60) }
    case 'likert':
      return { options: options() }
    case 'ranking':
      return { options: options(), most: whole('most', 1, 60) }
    case 'matrix': {
      const lines = linesIn(fields, 'row')
      const field = fields['row_0'] === undefined ? moreField('row') : 'row_0'
      if (lines.length < 1) wrong(field, t('question.rows-missing'))
      if (lines.length > 30) wrong(field, t('question.rows-many', { count: 30 }))
      if (lines.some(({ label }) => label.length > 300)) wrong(field, t('question.too-long', { count: 300 }))
      const rows = optionsFrom(lines, before?.kind === 'matrix' ? before.rows : [], first)
      return { rows, options: options() }
    }
    case 'rating': {
      const low = line('low', 300)
      const high = line('high', 300)
      if ((low === '') !== (high === '')) wrong(low === '' ? 'low' : 'high', t('question.one-end'))
      const others = before?.kind === 'rating' ? before.ends : {}
      const { [first]: _, ...ends } = others
      return {
        from: fieldText(fields, 'from') === '0' ? 0 : 1,
        to: whole('to', 2, 10) ?? 5,
        ends: low && high ? { ...ends, [first]: { low, high } } : ends,
      }
    }
    case 'number': {
      const decimal = (name: string) => {
        const text = line(name, 40)
        if (text === '') return undefined
        const value = Number(text)
        if (Number.isFinite(value)) return value
        wrong(name, t('question.number'))
        return undefined
      }
      const least = decimal('least')
      const most = decimal('most')
      if (least !== undefined && most !== undefined && least > most)
        wrong('most', t('question.range-upside-down'))
      return { least, most, whole: !ticked('decimals') }
    }
    case 'date': {
      const earliest = readDay(fields, 'earliest', wrong)
      const latest = readDay(fields, 'latest', wrong)
      if (earliest && latest && earliest > latest) wrong('latest', t('question.dates-upside-down'))
      return { earliest, latest }
    }
    default:
      return {}
  }
}

function readDay(fields: FormFields, name: string, wrong: Wrong): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map(part => fieldText(fields, `${name}-${part}`).trim())
  if (!day && !month && !year) return undefined
  const typed = typedDay({ day, month, year })
  if (!typed) wrong(name, t('question.no-such-day'))
  return typed
}

/** The fields as they stand for a question that is there. */
export function fieldsOfQuestion(asked: Question, first: Language): FormFields {
  const text = asked.texts[first]
  const fields: Record<string, string | string[]> = {
    question: text?.question ?? '',
    hint: text?.hint ?? '',
    section: asked.section ?? '',
    required: asked.required ? 'yes' : '',
    outcome: asked.outcomes.map(String),
  }
  const linesOf = (options: readonly { key: string; labels: Partial<Record<Language, string>> }[]) =>
    options.map(({ key, labels }) => ({ key, label: labels[first] ?? '' }))
  Object.assign(fields, fieldsOfLines('option', linesOf(optionsOf(asked))))
  switch (asked.kind) {
    case 'one':
      return { ...fields, other: asked.other ? 'yes' : '' }
    case 'several': {
      const most = asked.most === undefined ? '' : String(asked.most)
      return { ...fields, other: asked.other ? 'yes' : '', none: asked.none ? 'yes' : '', most }
    }
    case 'ranking':
      return { ...fields, most: asked.most === undefined ? '' : String(asked.most) }
    case 'matrix':
      return { ...fields, ...fieldsOfLines('row', linesOf(asked.rows)) }
    case 'rating': {
      const ends = asked.ends[first]
      return {
        ...fields,
        from: String(asked.from),
        to: String(asked.to),
        low: ends?.low ?? '',
        high: ends?.high ?? '',
      }
    }
    case 'number':
      return {
        ...fields,
        least: asked.least === undefined ? '' : String(asked.least),
        most: asked.most === undefined ? '' : String(asked.most),
        decimals: asked.whole ? '' : 'yes',
      }
    case 'date':
      return { ...fields, ...dayFields('earliest', asked.earliest), ...dayFields('latest', asked.latest) }
    default:
      return fields
  }
}

function dayFields(name: string, day: string | undefined): Record<string, string> {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** What a new question of the kind begins with. */
export function newQuestionFields(kind: QuestionKind): FormFields {
  if (kind === 'likert' || kind === 'matrix') return { [moreField('option')]: t('question.likert') }
  if (kind === 'rating') return { from: '1', to: '5' }
  return {}
}
