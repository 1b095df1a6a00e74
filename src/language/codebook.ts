import { z } from 'zod'

/** One code of a codebook: what it is called, what it means, and texts it was given to. */
export interface Code {
  readonly label: string
  /** The group it stands in, or null. */
  readonly category: string | null
  /** May be empty. */
  readonly definition: string
  readonly examples: readonly string[]
}

export type Codebook = readonly Code[]

const someText = z
  .union([z.string(), z.number()])
  .nullish()
  .transform(value => (value === null || value === undefined ? '' : String(value).trim()))

const someTexts = z
  .union([z.string(), z.array(z.union([z.string(), z.number()]))])
  .nullish()
  .transform(value => (Array.isArray(value) ? value.map(String) : splitExamples(value ?? '')))

/** A code as people's codebooks spell it; the first name that is filled is taken. */
const codeForm = z
  .looseObject({
    label: someText,
    name: someText,
    code: someText,
    title: someText,
    category: someText,
    group: someText,
    theme: someText,
    definition: someText,
    description: someText,
    examples: someTexts,
    examples_raw: someTexts,
  })
  .transform(form => ({
    label: form.label || form.name || form.title || form.code,
    category: form.category || form.group || form.theme || null,
    definition: form.definition || form.description,
    examples: [...form.examples, ...form.examples_raw],
  }))

/** A list of codes, or an object that holds one under `codes` or `codebook`. Codes may also be plain names. */
export const codebookForm = z.preprocess(
  value => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    if ('codes' in value) return value.codes
    if ('codebook' in value) return value.codebook
    return value
  },
  z
    .array(z.preprocess(value => (typeof value === 'string' ? { label: value } : value), codeForm))
    .max(5_000, 'A codebook may have at most 5,000 codes.'),
)

export type CodebookReading =
  | { readonly ok: true; readonly codebook: Codebook; readonly withoutLabel: number }
  | { readonly ok: false; readonly errors: readonly string[] }

/**
 * Reads a codebook from parsed JSON. Every field but the label may be missing; entries without a label are
 * left out and counted; entries with the same label become one. Examples come out as single texts.
 */
export function readCodebook(value: unknown): CodebookReading {
  const parsed = codebookForm.safeParse(value)
  if (!parsed.success) {
    return { ok: false, errors: parsed.error.issues.map(issue => explain(issue)) }
  }
  const codes = new Map<string, Code>()
  for (const form of parsed.data) {
    if (form.label === '') continue
    const earlier = codes.get(form.label)
    codes.set(form.label, {
      label: form.label,
      category: earlier?.category ?? form.category,
      definition: [earlier?.definition ?? '', form.definition].filter(text => text !== '').join(' '),
      examples: cleanExamples([...(earlier?.examples ?? []), ...form.examples]),
    })
  }
  return {
    ok: true,
    codebook: [...codes.values()],
    withoutLabel: parsed.data.filter(form => form.label === '').length,
  }
}

function explain(issue: z.core.$ZodIssue): string {
  const [at, field] = issue.path
  if (typeof at !== 'number') {
    return issue.code === 'too_big' ? issue.message : 'A codebook is a list of codes, each with a label.'
  }
  if (field === undefined) return `Entry ${at + 1} is not a code: it needs a label.`
  return `Entry ${at + 1}: “${String(field)}” must be text.`
}

const opening = '‘“"\''
const closing = '’”"\''
/**
 * Where one example ends and another begins: a closing quote, then a comma or full stop and an opening quote,
 * however they are spaced; or only a space between the two quotes.
 */
const between = new RegExp(
  `[${closing}]\\s*[,.;]+\\s*(?:and\\s+)?[${opening}]+|[${closing}]\\s+(?:and\\s+)?[${opening}](?=[^\\s${closing}])`,
  'u',
)
/** A closing quote and a comma before a capital: the next opening quote was forgotten. */
const forgotten = new RegExp(`[${closing}]\\s*[,;]\\s+(?=\\p{Lu})`, 'u')
/** Headings inside a cell of examples, such as “Positive:” and “Negative/ wishlist:”. */
const heading =
  /(?:^|(?<=[\s'’”".,;]))(?:positi?ves?|negatives?|neutrals?|mixed|wish ?lists?|examples?)(?:\s*(?:\/|&|and|or)\s*[\p{L} ]{1,20})?\s*:/giu

/**
 * The single examples in one cell of a codebook: quoted texts one after another, however the quotes are drawn
 * and with apostrophes inside; or lines; or pieces between semicolons or bars.
 */
export function splitExamples(raw: string): string[] {
  const text = raw.replace(/\r\n?/g, '\n').replace(heading, '\n')
  const quoted = new RegExp(`(?:^|\\s)[${opening}]`, 'u').test(text) || between.test(text)
  if (!quoted) return text.split(/\n|\s\|\s|;\s/u)
  return text.split('\n').flatMap(line => line.split(between).flatMap(piece => piece.split(forgotten)))
}

/** Examples without the quotes, brackets and stand-ins around them; empty ones and repeats are left out. */
function cleanExamples(examples: readonly string[]): string[] {
  const clean = examples.map(example =>
    example
      // Stand-ins for names and places: [Name], XXXX.
      .replace(/\[[^\]]{1,30}\]|\b[Xx]{3,}\b/gu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(new RegExp(`^[\\s,;${opening}]+`, 'u'), '')
      .replace(new RegExp(`[\\s,;]*(?:[${closing}][\\s,;.]*)?$`, 'u'), '')
      .trim(),
  )
  return [...new Set(clean)].filter(example => /[\p{L}\p{N}]{2}|\p{Lo}/u.test(example))
}
