import { saysNothing } from './nothing-said.ts'

export interface ThemeText {
  readonly id: string
  readonly text: string
  /** BCP 47 tag, where it is known; otherwise it is detected. */
  readonly language?: string
}

/** One wording and the rows that have it. */
export interface Wording {
  /** Trimmed. */
  readonly text: string
  /** Indices of the rows with this wording, ordered by id. */
  readonly rows: readonly number[]
  readonly language: string | undefined
}

/** What a text is read for: the rest of a very long one changes neither its theme nor the time this takes. */
export const readLength = 4000

/**
 * The different wordings among the rows, in an order that does not depend on the order of the rows, and the
 * rows that say nothing. With `keepAll`, only blank rows count as saying nothing.
 */
export function wordingsOf(
  texts: readonly ThemeText[],
  keepAll: boolean,
): { wordings: Wording[]; silent: number[] } {
  const byKey = new Map<string, { text: string; language: string | undefined; rows: number[] }>()
  const silent: number[] = []
  texts.forEach(({ text, language }, row) => {
    const trimmed = text.trim()
    if (trimmed === '' || (!keepAll && saysNothing(trimmed))) {
      silent.push(row)
      return
    }
    const key = `${language ?? ''}\u0000${trimmed}`
    const entry = byKey.get(key)
    if (entry) entry.rows.push(row)
    else byKey.set(key, { text: trimmed, language, rows: [row] })
  })
  const wordings = [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  for (const { rows } of wordings) rows.sort((a, b) => compareIds(texts[a]!.id, texts[b]!.id) || a - b)
  return { wordings, silent }
}

export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
