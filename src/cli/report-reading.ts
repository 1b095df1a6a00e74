import type { SuggestedThemes } from '../language/themes.ts'
import type { Texts } from './texts.ts'

/** An exact slice of a row's text; offsets in UTF-16 code units, end not included. */
export interface ReadQuote {
  readonly row: number
  readonly theme: string
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface ReadTheme {
  /** What the theme is called in the files. */
  readonly key: string
  readonly name: string
  /** Name of the group of themes it stands in. */
  readonly parent: string | null
  readonly language: string
  readonly terms: readonly string[]
  readonly contributions: number
  /** Of all contributions in any theme, from 0 to 1. */
  readonly share: number
  /** Best first. */
  readonly quotes: readonly ReadQuote[]
}

/** A file's texts after a first reading by machine. */
export interface Reading {
  /** Largest first. */
  readonly themes: readonly ReadTheme[]
  /** In the order of the file; no theme where the text says nothing that one could hold. */
  readonly assignments: readonly {
    readonly row: number
    readonly theme: string | null
    readonly confidence: number
  }[]
  /** Contributions that are in a theme. */
  readonly placed: number
  readonly provider: string
}

/**
 * Joins the themes suggested for a file's texts with the texts. The texts went in with their row number as id.
 *
 * @throws Error where an excerpt is not an exact piece of its text, which would be a fault of the engine
 */
export function readingOf(texts: Texts, suggested: Extract<SuggestedThemes, { ok: true }>): Reading {
  const textOf = new Map(texts.rows.map(({ row, text }) => [String(row), text]))
  const parents = new Map(suggested.parents.map(({ id, name }) => [id, name]))
  const placed = suggested.assignments.filter(({ themeId }) => themeId !== null).length
  const themes = suggested.themes.map(
    (theme): ReadTheme => ({
      key: theme.id,
      name: theme.name,
      parent: theme.parentId === null ? null : (parents.get(theme.parentId) ?? null),
      language: theme.language,
      terms: theme.terms,
      contributions: theme.size,
      share: theme.size / placed,
      quotes: theme.excerpts.map(({ id, start, end }) => {
        const text = textOf.get(id)?.slice(start, end) ?? ''
        if (text.length !== end - start || text === '')
          throw new Error(`an excerpt of row ${id} is not in its text`)
        return { row: Number(id), theme: theme.id, start, end, text }
      }),
    }),
  )
  const assignments = suggested.assignments.map(({ id, themeId, confidence }) => ({
    row: Number(id),
    theme: themeId,
    confidence,
  }))
  return { themes, assignments, placed, provider: `${suggested.provider.id} ${suggested.provider.revision}` }
}
