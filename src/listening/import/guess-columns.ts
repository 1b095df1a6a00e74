import type { FormFields } from '../../platform/http/form.ts'
import { type ImportMapping, isColumnKind } from './mapping.ts'
import type { Survey, SurveyedColumn } from './survey.ts'

/** Fields of the form of columns, as `readColumns` takes them. */
export const useField = (column: number) => `use_${column}`
export const labelField = (column: number) => `label_${column}`

/** What is marked beforehand on a new file: only what its headings and cells leave little doubt of. */
export function guessedFields(survey: Survey, question: string, main: string): FormFields {
  const fields: Record<string, string> = { language_by: 'one', language: main, date_order: 'day' }
  const wordy = survey.columns
    .map((column, index) => ({ column, index }))
    .filter(
      ({ column, index }) =>
        survey.columns.length === 1 ||
        (column.letters >= 12 && !looksLikeDate(column) && !looksLikeCode(survey, index)),
    )
    .sort(
      (one, other) => other.column.letters * other.column.filled - one.column.letters * one.column.filled,
    )[0]
  survey.columns.forEach((column, index) => {
    fields[useField(index)] = index === wordy?.index ? `question:${question}` : guessUse(column)
  })
  // One column of each kind at the most; the first is as good as another.
  const taken = new Set<string>()
  survey.columns.forEach((_, index) => {
    const use = fields[useField(index)]!
    if (use === '') return
    if (taken.has(use)) fields[useField(index)] = ''
    taken.add(use)
  })
  return fields
}

/** The fields of a mapping, to be changed. */
export function mappedFields(mapping: ImportMapping, questions: readonly string[]): FormFields {
  const fields: Record<string, string> = {
    language_by: mapping.language.by,
    language: mapping.language.main,
    date_order: mapping.said?.order ?? 'day',
  }
  const set = (column: number | undefined, use: string) => {
    if (column !== undefined) fields[useField(column)] = use
  }
  for (const said of mapping.words) {
    set(said.column, questions.includes(said.question) ? `question:${said.question}` : 'own')
    fields[labelField(said.column)] = said.label
  }
  set(mapping.person, 'person')
  set(mapping.said?.column, 'said')
  set(mapping.language.column, 'language')
  for (const { column, kind } of mapping.groups) set(column, isColumnKind(kind) ? 'group' : `kind:${kind}`)
  return fields
}

const headings: readonly (readonly [RegExp, string])[] = [
  [/^(who|name|author|person|participant|respondent|user|voter|member)([-_ ]?(id|number|no))?$/i, 'person'],
  [/^(when|timestamp|date|date ?said|submitted( at)?|created([-_ ]at)?|received)$/i, 'said'],
  [/^(language|lang)$/i, 'language'],
  [/^age([-_ ]?(band|group|range))?$/i, 'kind:age'],
  [/^(gender|sex)$/i, 'kind:gender'],
  [/^(council([-_ ]?area)?|local authority)$/i, 'kind:area'],
]

function guessUse(column: SurveyedColumn): string {
  return headings.find(([heading]) => heading.test(column.name))?.[1] ?? ''
}

function looksLikeDate(column: SurveyedColumn): boolean {
  return /^(timestamp|date|datetime|time|submitted|created)/i.test(column.name)
}

/** Addresses, keys and the like: long, and not a space in them. */
function looksLikeCode(survey: Survey, index: number): boolean {
  const cells = survey.first.map(row => row[index]?.trim() ?? '').filter(Boolean)
  return cells.length > 0 && cells.every(cell => /^[!-~]{12,}…?$/.test(cell))
}
