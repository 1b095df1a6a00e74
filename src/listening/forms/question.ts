import { z } from 'zod'
import { languages } from '../../ui/i18n/language.ts'
import { condition } from './condition.ts'

/** The most that one answer may hold: a long letter, and no more than a page can carry back when it is wrong. */
export const mostAnswerLetters = 20_000

/** The most that a line of text may hold. */
export const mostLineLetters = 500

/** Names a question, a section or an option for good: its wording may change, its key never does. */
export const formKey = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/)

/** One wording in each language; the first of the form's languages is always there. */
const inLanguages = <Text extends z.ZodType>(text: Text) => z.partialRecord(z.enum(languages), text)

const wording = z.object({ question: z.string().min(1).max(500), hint: z.string().max(500).default('') })
const label = z.string().min(1).max(300)

/** A picture for an Easy Read wording: a symbol that ships, or one of the organisation's own. */
export const picture = z.discriminatedUnion('from', [
  z.object({ from: z.literal('symbol'), name: z.string().min(1).max(100) }),
  z.object({ from: z.literal('file'), file: z.uuid() }),
])
export type Picture = z.infer<typeof picture>

/** Easy Read is a wording of its own, with a picture; not the other one made shorter. */
const easyWording = wording.extend({ picture: picture.optional() })

export const option = z.object({
  key: formKey,
  labels: inLanguages(label),
  easy: inLanguages(z.object({ label, picture: picture.optional() })).default({}),
})
export type Option = z.infer<typeof option>

const asked = {
  key: formKey,
  section: formKey.optional(),
  required: z.boolean().default(false),
  /** Asked only where this holds for what was answered before. Without it: always. */
  showIf: condition.optional(),
  texts: inLanguages(wording),
  easy: inLanguages(easyWording).default({}),
  /** A film in which the question is asked in British Sign Language. */
  signed: z.uuid().optional(),
  /** Which of the nine National Health and Wellbeing Outcomes it speaks to. */
  outcomes: z.array(z.number().int().min(1).max(9)).default([]),
}
const options = z.array(option).min(2).max(60)
/** The answer "something else", with room to say what in words. */
const other = z.boolean().default(false)

/** A question of whichever kind. */
export const question = z.discriminatedUnion('kind', [
  z.object({ ...asked, kind: z.literal('long_text') }),
  z.object({ ...asked, kind: z.literal('short_text') }),
  z.object({ ...asked, kind: z.literal('one'), options, other }),
  z.object({
    ...asked,
    kind: z.literal('several'),
    options,
    other,
    /** "None of these": chosen, it stands alone. */
    none: z.boolean().default(false),
    most: z.number().int().min(1).max(60).optional(),
  }),
  /** How far somebody agrees, or how often: the options are in their order, and there is no other. */
  z.object({ ...asked, kind: z.literal('likert'), options }),
  z.object({ ...asked, kind: z.literal('matrix'), options, rows: z.array(option).min(1).max(30) }),
  z.object({
    ...asked,
    kind: z.literal('rating'),
    from: z.number().int().min(0).max(1),
    to: z.number().int().min(2).max(10),
    ends: inLanguages(z.object({ low: label, high: label })).default({}),
  }),
  z.object({
    ...asked,
    kind: z.literal('ranking'),
    options,
    most: z.number().int().min(1).max(60).optional(),
  }),
  z.object({
    ...asked,
    kind: z.literal('number'),
    least: z.number().optional(),
    most: z.number().optional(),
    whole: z.boolean().default(true),
  }),
  z.object({
    ...asked,
    kind: z.literal('date'),
    earliest: z.iso.date().optional(),
    latest: z.iso.date().optional(),
  }),
  z.object({ ...asked, kind: z.literal('area') }),
  /** Turned into council area and deprivation quintile at once; the postcode itself is never kept. */
  z.object({ ...asked, kind: z.literal('postcode') }),
  z.object({ ...asked, kind: z.literal('image') }),
  z.object({ ...asked, kind: z.literal('voice') }),
])
export type Question = z.infer<typeof question>
export type QuestionKind = Question['kind']
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>

/** In the order in which a builder offers them. */
export const questionKinds = [
  'long_text',
  'short_text',
  'one',
  'several',
  'likert',
  'matrix',
  'rating',
  'ranking',
  'number',
  'date',
  'area',
  'postcode',
  'image',
  'voice',
] as const satisfies readonly QuestionKind[]

/** Whether what is answered are words: kept as a contribution, with what its author allows. */
export function asksForWords(asked: Question): boolean {
  return asked.kind === 'long_text' || asked.kind === 'short_text'
}

/** The options of a question that has any. */
export function optionsOf(asked: Question): readonly Option[] {
  return 'options' in asked ? asked.options : []
}
