import { type FormFields, fieldText, fieldTexts } from '../../../platform/http/form.ts'
import { typedDay } from '../../../ui/date-field/date-field.tsx'
import { noneOption, otherOption, type StoredAnswer } from '../../forms/answer.ts'
import { mostAnswerLetters, mostLineLetters, type Question, type QuestionOf } from '../../forms/question.ts'
import {
  answerField,
  areaField,
  otherField,
  placeField,
  placesOf,
  quintileField,
  rowField,
  unknownField,
} from './answer-field.ts'
import type { AnswerProblem } from './answer-problem.ts'
import { plainDigits, readNumber } from './read-number.ts'

/** What was answered to one question: a choice, words, both ("something else"), nothing, or something wrong. */
export type AnswerRead = {
  readonly answer?: StoredAnswer
  readonly words?: string
  readonly problem?: AnswerProblem
}

export type ReadingAbout = {
  /** Codes of the council areas that can be chosen. */
  readonly areas: readonly string[]
  /** The language of the page, which says how numbers are written. */
  readonly language: string
}

/**
 * Reads the fields of one question. The place of a postcode stands in fields of its own by then; the postcode itself
 * is never read here, so that it can reach nothing that is kept.
 */
export function readAnswer(asked: Question, fields: FormFields, about: ReadingAbout): AnswerRead {
  const read = readKind(asked, fields, about)
  const isEmpty = read.answer === undefined && read.words === undefined && read.problem === undefined
  return isEmpty && asked.required ? { problem: missing(asked) } : read
}

function readKind(asked: Question, fields: FormFields, about: ReadingAbout): AnswerRead {
  const field = answerField(asked.key)
  switch (asked.kind) {
    case 'long_text':
    case 'image':
    case 'voice':
      return readWords(field, fieldText(fields, field), mostAnswerLetters)
    case 'short_text':
      return readWords(field, fieldText(fields, field).replace(/\s+/g, ' '), mostLineLetters)
    case 'one':
      return readOne(asked, fields)
    case 'several':
      return readSeveral(asked, fields)
    case 'likert': {
      const chosen = fieldText(fields, field)
      if (chosen === '') return {}
      return isListed(asked.options, chosen)
        ? { answer: { kind: 'chosen', options: [chosen] } }
        : unlisted(field)
    }
    case 'matrix':
      return readMatrix(asked, fields)
    case 'rating':
      return readRating(asked, fieldText(fields, field))
    case 'ranking':
      return readRanking(asked, fields)
    case 'number':
      return readCount(asked, fieldText(fields, field).trim(), about.language)
    case 'date':
      return readDay(asked, fields)
    case 'area': {
      const area = fieldText(fields, field)
      if (area === '') return {}
      return about.areas.includes(area) ? { answer: { kind: 'place', area } } : unlisted(field)
    }
    case 'postcode':
      return readPlace(asked, fields, about.areas)
  }
}

function missing(asked: Question): AnswerProblem {
  const field = answerField(asked.key)
  switch (asked.kind) {
    case 'one':
    case 'likert':
    case 'rating':
    case 'area':
      return { field, message: 'error.choose-one' }
    case 'several':
      return { field, message: 'error.choose-some' }
    case 'ranking':
      return { field: placeField(asked.key, 1), message: 'error.rank-needed' }
    case 'matrix':
      return { field: rowField(asked.key, asked.rows[0]!.key), message: 'error.rows' }
    default:
      return { field, message: 'error.answer-needed' }
  }
}

const isListed = (options: readonly { readonly key: string }[], key: string) =>
  options.some(option => option.key === key)
const unlisted = (field: string): AnswerRead => ({ problem: { field, message: 'error.choose-listed' } })

function readWords(field: string, typed: string, most: number): AnswerRead {
  const words = typed.trim()
  if (words === '') return {}
  if (words.length > most) return { problem: { field, message: 'error.answer-long', parts: { count: most } } }
  return { words }
}

function readOther(key: string, fields: FormFields): AnswerRead {
  return readWords(otherField(key), fieldText(fields, otherField(key)), mostLineLetters)
}

function readOne(asked: QuestionOf<'one'>, fields: FormFields): AnswerRead {
  const field = answerField(asked.key)
  const chosen = fieldText(fields, field)
  const other = asked.other ? readOther(asked.key, fields) : {}
  // Only where a browser shows the box before it is asked for can there be words and no choice.
  if (asked.other && (chosen === otherOption || (chosen === '' && other.words !== undefined))) {
    return { answer: { kind: 'chosen', options: [otherOption] }, ...other }
  }
  if (chosen === '') return {}
  return isListed(asked.options, chosen) ? { answer: { kind: 'chosen', options: [chosen] } } : unlisted(field)
}

function readSeveral(asked: QuestionOf<'several'>, fields: FormFields): AnswerRead {
  const field = answerField(asked.key)
  const given = new Set(fieldTexts(fields, field).filter(value => value !== ''))
  const other = asked.other ? readOther(asked.key, fields) : {}
  if (given.size === 0 && other.words !== undefined) given.add(otherOption)
  const known = [
    ...asked.options.map(option => option.key),
    ...(asked.other ? [otherOption] : []),
    ...(asked.none ? [noneOption] : []),
  ]
  const options = known.filter(key => given.has(key))
  if (options.length < given.size) return unlisted(field)
  if (options.length === 0) return {}
  if (asked.none && options.includes(noneOption) && options.length > 1)
    return { problem: { field, message: 'error.none-alone' } }
  if (asked.most !== undefined && options.length > asked.most)
    return { problem: { field, message: 'error.choose-fewer', parts: { most: asked.most } } }
  const answer: StoredAnswer = { kind: 'chosen', options }
  return given.has(otherOption) ? { answer, ...other } : { answer }
}

function readMatrix(asked: QuestionOf<'matrix'>, fields: FormFields): AnswerRead {
  const rows: Record<string, string> = {}
  for (const { key } of asked.rows) {
    const field = rowField(asked.key, key)
    const chosen = fieldText(fields, field)
    if (chosen === '') continue
    if (!isListed(asked.options, chosen)) return unlisted(field)
    rows[key] = chosen
  }
  if (Object.keys(rows).length === 0) return {}
  const empty = asked.rows.find(({ key }) => rows[key] === undefined)
  if (asked.required && empty)
    return { problem: { field: rowField(asked.key, empty.key), message: 'error.rows' } }
  return { answer: { kind: 'grid', rows } }
}

function readRating(asked: QuestionOf<'rating'>, typed: string): AnswerRead {
  if (typed === '') return {}
  const value = /^\d{1,2}$/.test(typed) ? Number(typed) : Number.NaN
  return value >= asked.from && value <= asked.to
    ? { answer: { kind: 'number', value } }
    : unlisted(answerField(asked.key))
}

function readRanking(asked: QuestionOf<'ranking'>, fields: FormFields): AnswerRead {
  const ranked: string[] = []
  for (let place = 1; place <= placesOf(asked); place++) {
    const field = placeField(asked.key, place)
    const chosen = fieldText(fields, field)
    if (chosen === '') continue
    if (!isListed(asked.options, chosen)) return unlisted(field)
    if (ranked.includes(chosen)) return { problem: { field, message: 'error.rank-twice' } }
    ranked.push(chosen)
  }
  return ranked.length === 0 ? {} : { answer: { kind: 'ranked', options: ranked } }
}

function readCount(asked: QuestionOf<'number'>, typed: string, language: string): AnswerRead {
  if (typed === '') return {}
  const field = answerField(asked.key)
  const value = readNumber(typed, language)
  const { least, most } = asked
  const example = least ?? Math.min(most ?? 3, 3)
  if (value === undefined) return { problem: { field, message: 'error.number', parts: { example } } }
  if (asked.whole && !Number.isInteger(value))
    return { problem: { field, message: 'error.number-whole', parts: { example: Math.ceil(example) } } }
  if ((least === undefined || value >= least) && (most === undefined || value <= most))
    return { answer: { kind: 'number', value } }
  if (least !== undefined && most !== undefined)
    return { problem: { field, message: 'error.number-between', parts: { least, most } } }
  return least === undefined
    ? { problem: { field, message: 'error.number-most', parts: { most: most! } } }
    : { problem: { field, message: 'error.number-least', parts: { least } } }
}

function readDay(asked: QuestionOf<'date'>, fields: FormFields): AnswerRead {
  const field = answerField(asked.key)
  const part = (name: string) => plainDigits(fieldText(fields, `${field}-${name}`)).trim()
  const typed = { day: part('day'), month: part('month'), year: part('year') }
  if (typed.day === '' && typed.month === '' && typed.year === '') return {}
  const date = typedDay(typed)
  if (date === undefined) return { problem: { field, message: 'error.date' } }
  if (asked.earliest !== undefined && date < asked.earliest)
    return { problem: { field, message: 'error.date-early', parts: { date: asked.earliest } } }
  if (asked.latest !== undefined && date > asked.latest)
    return { problem: { field, message: 'error.date-late', parts: { date: asked.latest } } }
  return { answer: { kind: 'date', date } }
}

function readPlace(asked: QuestionOf<'postcode'>, fields: FormFields, areas: readonly string[]): AnswerRead {
  const { key } = asked
  if (fieldText(fields, unknownField(key)) !== '')
    return { problem: { field: answerField(key), message: 'error.postcode' } }
  const area = fieldText(fields, areaField(key))
  const quintile = fieldText(fields, quintileField(key))
  if (area !== '' && !areas.includes(area)) return unlisted(answerField(key))
  const place = {
    ...(area === '' ? {} : { area }),
    ...(/^[1-5]$/.test(quintile) ? { quintile: Number(quintile) } : {}),
  }
  return Object.keys(place).length === 0 ? {} : { answer: { kind: 'place', ...place } }
}
