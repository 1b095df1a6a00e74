import { t } from '../../ui/i18n/staff/import.en.ts'
import type { LanguageDetector } from './detect-language.ts'
import { mostImportedLetters } from './import.ts'
import { type ImportMapping, isColumnKind } from './mapping.ts'
import { readDate } from './read-date.ts'
import { readLanguage } from './read-language.ts'

/** A row as what it means. */
export type ImportRow = {
  readonly person: string | undefined
  readonly saidAt: Date | undefined
  readonly words: readonly { readonly question: string; readonly words: string; readonly language: string }[]
  readonly groups: readonly { readonly kind: string; readonly value: string }[]
}

export type Interpreted =
  | { readonly ok: true; readonly row: ImportRow }
  /** A reason that completes "Row 12 …". */
  | { readonly ok: false; readonly reason: string }

/** The longest name of a group; a longer cell is somebody's words and not a group. */
const mostGroupLetters = 100

/** What a row of the file says under a mapping. The words are exact but for spaces around them and line ends. */
export function interpretRow(
  mapping: ImportMapping,
  cells: readonly string[],
  now: Date,
  detect: LanguageDetector | undefined,
): Interpreted {
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim())
  const said = mapping.words
    .map(({ column, question }) => ({ question, words: cell(column).replace(/\r\n?/g, '\n').toWellFormed() }))
    .filter(({ words }) => /[^\s\p{Cf}\p{Cc}]/u.test(words))
  if (said.length === 0) return { ok: false, reason: t('refused.blank') }
  const long = said.find(({ words }) => words.length > mostImportedLetters)
  if (long) {
    return {
      ok: false,
      reason: t('refused.long', { letters: long.words.length, most: mostImportedLetters }),
    }
  }
  const typed = cell(mapping.said?.column)
  const saidAt = typed === '' ? undefined : readDate(typed, mapping.said!.order, now)
  if (typed !== '' && !saidAt)
    return { ok: false, reason: t('refused.date', { column: mapping.columns[mapping.said!.column] ?? '' }) }
  const { by, main } = mapping.language
  const given = by === 'column' ? (readLanguage(cell(mapping.language.column)) ?? main) : main
  return {
    ok: true,
    row: {
      person: cell(mapping.person) || undefined,
      saidAt,
      words: said.map(({ question, words }) => ({
        question,
        words,
        language: by === 'detected' && detect ? detect(words, main) : given,
      })),
      groups: mapping.groups.flatMap(({ column, kind, values }) => {
        const text = cell(column).toWellFormed()
        const value = isColumnKind(kind) ? text : Object.hasOwn(values, text) ? values[text]! : ''
        return value === '' || value.length > mostGroupLetters ? [] : [{ kind, value }]
      }),
    },
  }
}
