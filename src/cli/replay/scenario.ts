import { z } from 'zod'
import { languages } from '../../ui/i18n/language.ts'

const text = z.string().trim().min(1)
const date = z.iso.date()
const language = z.enum(languages)
const yes = z.boolean().default(false)
/** What is filled in on a page: the names of its fields, and for boxes the list of those that are ticked. */
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const permission = z.strictObject({
  analysis: yes,
  quotation: yes,
  naming: z.enum(['none', 'role', 'first_name', 'full_name']).default('none'),
  name: text.optional(),
  story: yes,
  telling: yes,
  contact: text.optional(),
})

/** People who say the same kind of thing. Each of the `times` people sends an answer of their own. */
const answer = z.strictObject({
  /** What the withdrawals of this file call the first of these people. */
  key: text.optional(),
  times: z.int().min(1).max(2000).default(1),
  language: language.default('en'),
  /** What is said; of several, each person in turn says the next. */
  words: z.union([text.transform(words => [words]), z.array(text).min(1)]),
  /** The themes that the analyst judges these words to speak of, by name. */
  themes: z.array(text).default([]),
  /** Characteristics by kind, with the values of the form. */
  who: z.record(z.string(), z.string()).default({}),
  permission: permission.default({
    analysis: false,
    quotation: false,
    naming: 'none',
    story: false,
    telling: false,
  }),
  pin: z
    .string()
    .regex(/^\d{4,8}$/, 'is four to eight digits')
    .optional(),
})

const finding = z.strictObject({
  sentence: text,
  explanation: z.string().default(''),
  themes: z.array(text).min(1),
  characteristics: z.array(text).default([]),
  /** Exact pieces of what was said. */
  quotes: z.array(text).default([]),
})

/** A file of words that somebody else collected, and what is chosen on the pages that bring it in. */
const words = z.strictObject({
  name: text,
  csv: z.union([text, z.array(text).transform(lines => `${lines.join('\n')}\n`)]),
  columns: fields,
  values: fields.default({}),
  permission: fields,
  /** The themes that the analyst judges each of its words to speak of. */
  themes: z.record(z.string(), z.array(text)).default({}),
})

const recommendation = z.strictObject({
  to: text,
  wording: text,
  term: z.enum(['short', 'long']),
  due: date.optional(),
  /** Sentences of findings. */
  findings: z.array(text).default([]),
  answer: z
    .strictObject({ reply: z.enum(['yes', 'partly', 'no']), words: text, by: z.string().default('') })
    .optional(),
})

const invited = z.strictObject({ name: text, email: z.email(), roles: z.array(text).min(1) })

/** A programme from its beginning to its report, as people do it. `docs/replays.md` explains every part. */
export const scenario = z
  .strictObject({
    title: text,
    about: text.optional(),
    /** Whose words these are: said by nobody, or taken from open data under its licence. */
    words: text,
    organisation: z.strictObject({
      name: text,
      slug: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'is small letters, digits and hyphens'),
      owner: z.strictObject({ name: text, email: z.email() }),
    }),
    /** People of the organisation besides its owner, who are invited by mail. */
    people: z.array(invited).default([]),
    programme: z.strictObject({
      title: text,
      written_in: language.default('en'),
      code: text.optional(),
      settings: z.record(z.string(), fields),
      languages: z.partialRecord(language, z.strictObject({ reader: text, approved_on: date })),
      partners: z.array(z.strictObject({ name: text, address: z.string().default('') })).default([]),
      /** People of partners, who are invited by mail and have roles in this programme alone. */
      people: z.array(invited).default([]),
    }),
    conversation: fields,
    answers: z.array(answer).min(1),
    import: words.optional(),
    themes: z.strictObject({ count: z.int().min(2).max(200).optional() }).default({}),
    findings: z.array(finding).default([]),
    recommendations: z.array(recommendation).default([]),
    report: z.strictObject({
      title: text,
      subtitle: z.string().default(''),
      /** Tables of who took part, by characteristic. */
      who: z.array(text).default([]),
    }),
    withdrawals: z.array(z.strictObject({ answer: text, note: yes })).default([]),
    expect: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  })
  .superRefine((file, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const themes = new Set([
      ...file.answers.flatMap(each => each.themes),
      ...Object.values(file.import?.themes ?? {}).flat(),
    ])
    const sentences = new Set(file.findings.map(each => each.sentence))
    const keyed = new Map(file.answers.flatMap(each => (each.key === undefined ? [] : [[each.key, each]])))
    for (const [at, each] of file.findings.entries()) {
      const unknown = each.themes.find(theme => !themes.has(theme))
      if (unknown !== undefined) problem(['findings', at, 'themes'], `no answer speaks of “${unknown}”`)
      for (const quote of each.quotes)
        if (
          !file.answers.some(
            said => said.permission.quotation && said.words.some(words => words.includes(quote)),
          )
        )
          problem(['findings', at, 'quotes'], `nobody who may be quoted says “${quote}”`)
    }
    for (const [at, each] of file.recommendations.entries()) {
      const unknown = each.findings.find(sentence => !sentences.has(sentence))
      if (unknown !== undefined) problem(['recommendations', at, 'findings'], `no finding says “${unknown}”`)
    }
    for (const [at, each] of file.withdrawals.entries()) {
      if (!keyed.has(each.answer))
        problem(['withdrawals', at, 'answer'], `no answer has the key “${each.answer}”`)
      else if (keyed.get(each.answer)?.pin === undefined)
        problem(['withdrawals', at, 'answer'], `the answer “${each.answer}” has no pin to open it with`)
    }
  })

export type Scenario = z.infer<typeof scenario>
export type Invited = z.infer<typeof invited>
export type ScenarioAnswer = Scenario['answers'][number]
