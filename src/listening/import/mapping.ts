import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type CharacteristicKind, characteristicKinds } from '../forms/form.ts'

/** A column that is kept to tell groups apart, such as the service: a kind of characteristic of its own. */
export type ColumnKind = `column:${string}`

/** How a date such as 03/04/2026 is to be read; dates that leave no doubt are read either way. */
export const dateOrders = ['day', 'month'] as const
export type DateOrder = (typeof dateOrders)[number]

const column = z.int().min(0)
const kind = z.union([
  z.enum(characteristicKinds),
  z.templateLiteral(['column:', z.string().min(1).max(200)]),
])

/** What each column of a file is. Columns by their place, from 0; those not named are left where they are. */
export const importMapping = z.object({
  /** Words, each column a question: one of the conversation's own by its key, or a new one with its label. */
  words: z
    .array(z.object({ column, question: z.string().min(1).max(60), label: z.string().max(500) }))
    .min(1),
  person: column.optional(),
  said: z.object({ column, order: z.enum(dateOrders) }).optional(),
  /** `main` is the language of all words, or of those that nothing else tells. */
  language: z.object({
    by: z.enum(['one', 'column', 'detected']),
    column: column.optional(),
    main: z.string(),
  }),
  groups: z.array(
    z.object({
      column,
      kind,
      /** What a cell means as one of our answers; a cell that is not in it tells nothing. Not for columns of their own. */
      values: z.record(z.string(), z.string()),
    }),
  ),
  /** The names of all columns, to recognise a file of the same kind. */
  columns: z.array(z.string()),
})
export type ImportMapping = z.infer<typeof importMapping>

/** The kind of characteristic that a column of its own makes. */
export function columnKind(name: string): ColumnKind {
  return `column:${name.slice(0, 200)}`
}

/** Whether a kind of characteristic is a column of somebody's file. */
export function isColumnKind(value: string): value is ColumnKind {
  return value.startsWith('column:')
}

/** Whether a kind is one of those that Rowan asks about itself. */
export function isAskedKind(value: string): value is CharacteristicKind {
  return (characteristicKinds as readonly string[]).includes(value)
}

/** The key of a question that only the file asked: the same label is the same question in the next file too. */
export function questionOfLabel(label: string): string {
  const same = label.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()
  return `file_${createHash('sha256').update(same).digest('hex').slice(0, 12)}`
}

/** The mapping of an earlier file where it fits a new one: the same columns in the same order. */
export function reusable(
  earlier: ImportMapping | undefined,
  columns: readonly string[],
): ImportMapping | undefined {
  if (!earlier || earlier.columns.length !== columns.length) return undefined
  return earlier.columns.every((name, index) => name === columns[index]) ? earlier : undefined
}
