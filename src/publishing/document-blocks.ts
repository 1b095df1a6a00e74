import { z } from 'zod'
import { hueNames } from '../ui/theme-key/hue.ts'
import { countsSchema } from './document-counts.ts'
import { addressSchema, inlineSchema, languageTagSchema, lineSchema } from './document-inline.ts'

const idSchema = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is small letters, digits and hyphens')
const alternativeSchema = z.string().min(1)
const dateSchema = z.iso.date()

const headingSchema = z.strictObject({
  kind: z.literal('heading'),
  id: idSchema,
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  text: z.string().min(1),
})

const paragraphSchema = z.strictObject({ kind: z.literal('paragraph'), text: lineSchema })

/** A sentence that the team stands behind. `evidence.note` answers "Who says so?" beside it. */
const findingSchema = z.strictObject({
  kind: z.literal('finding'),
  id: idSchema,
  number: z.int().positive(),
  total: z.int().positive(),
  /** Two or three words for the contents list. */
  name: z.string().min(1),
  sentence: z.string().min(1),
  text: z.array(lineSchema),
  evidence: z.strictObject({ id: z.string().min(1), note: lineSchema }).nullable(),
  hue: z.enum(hueNames).nullable(),
})

/** An exact slice of what someone said. `attribution` is how they chose to be named. */
const quoteSchema = z.strictObject({
  kind: z.literal('quote'),
  text: z.string().min(1),
  /** The language of the words, where it is not the document's. */
  language: languageTagSchema.nullable(),
  attribution: z.string().nullable(),
  permission: z.string().nullable(),
  evidence: z.string().min(1).nullable(),
})

/** Bars with numbers that left the team through disclosure control. The sentence says what they show. */
const chartSchema = z.strictObject({
  kind: z.literal('chart'),
  id: idSchema,
  sentence: z.string().min(1),
  alternative: alternativeSchema,
  counts: countsSchema,
  howToRead: z.array(lineSchema),
})

/** The same protected numbers as a table of rows and columns. */
const countsTableSchema = z.strictObject({
  kind: z.literal('counts'),
  id: idSchema,
  caption: z.string().min(1),
  counts: countsSchema,
  howToRead: z.array(lineSchema),
})

/** A table of words, dates or amounts. Counts of people go in a `counts` block, which only takes safe ones. */
const tableSchema = z
  .strictObject({
    kind: z.literal('table'),
    id: idSchema,
    caption: z.string().min(1),
    /** The first column names the rows. */
    columns: z.array(z.strictObject({ label: z.string().min(1), numeric: z.boolean() })).min(1),
    rows: z.array(z.array(lineSchema.or(z.tuple([])))),
  })
  .refine(
    table => table.rows.every(row => row.length === table.columns.length),
    'a row has too few or too many cells',
  )
  .refine(table => table.rows.every(row => row[0]?.length !== 0), 'a row has no name in its first cell')

/** A note for the margin, such as "How to read this". */
const asideSchema = z.strictObject({
  kind: z.literal('aside'),
  title: z.string().min(1),
  text: z.array(lineSchema).min(1),
})

/** What someone is asked to do, and what they answered. The words of an answer are theirs. */
const recommendationSchema = z.strictObject({
  kind: z.literal('recommendation'),
  id: idSchema,
  number: z.int().positive(),
  to: z.string().min(1),
  text: z.string().min(1),
  due: dateSchema.nullable(),
  restsOn: z.array(z.strictObject({ text: z.string().min(1), address: addressSchema })),
  answer: z
    .strictObject({
      reply: z.enum(['yes', 'partly', 'no']),
      words: z.string().min(1),
      date: dateSchema,
      by: z.string().nullable(),
      /** Who can see this answer, as "The 214 people whose words led here can see this answer." */
      seenBy: z.string().nullable(),
    })
    .nullable(),
})

/** Themes that few people raised: kept, shown, and without any number. */
const fewSaidSchema = z.strictObject({
  kind: z.literal('few-said'),
  id: idSchema,
  title: z.string().min(1),
  introduction: z.array(lineSchema),
  themes: z.array(z.strictObject({ name: z.string().min(1), text: z.array(inlineSchema) })).min(1),
})

const listSchema = z.strictObject({
  kind: z.literal('list'),
  ordered: z.boolean(),
  items: z.array(lineSchema).min(1),
})

const calloutSchema = z.strictObject({
  kind: z.literal('callout'),
  title: z.string().min(1),
  text: z.array(lineSchema).min(1),
})

const stepsSchema = z.strictObject({
  kind: z.literal('steps'),
  items: z.array(z.strictObject({ title: z.string().min(1), text: lineSchema })).min(1),
})

/** A new page where there are pages. */
const pageBreakSchema = z.strictObject({ kind: z.literal('page-break') })

/** How the report was made: method, limits, who did it. */
const colophonSchema = z.strictObject({
  kind: z.literal('colophon'),
  id: idSchema,
  title: z.string().min(1),
  text: z.array(lineSchema).min(1),
  facts: z.array(z.strictObject({ term: z.string().min(1), text: lineSchema })),
})

export const blockSchema = z.discriminatedUnion('kind', [
  headingSchema,
  paragraphSchema,
  findingSchema,
  quoteSchema,
  chartSchema,
  countsTableSchema,
  tableSchema,
  asideSchema,
  recommendationSchema,
  fewSaidSchema,
  listSchema,
  calloutSchema,
  stepsSchema,
  pageBreakSchema,
  colophonSchema,
])

export type Block = z.infer<typeof blockSchema>

/** The block of one kind, as `BlockOf<'quote'>`. */
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>
