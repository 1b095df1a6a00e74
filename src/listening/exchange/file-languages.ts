import { type Language, languageFacts, languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/exchange.en.ts'
import type { Remark } from './remark.ts'
import type { NumberedRow, ReadSheets } from './xlsform-file.ts'

/** In which columns a text stands, by language, the file's own language first. */
export type TextColumns = ReadonlyMap<Language, string>

export type FileLanguages = {
  readonly languages: readonly Language[]
  /** The columns of `label` or `hint`. */
  columns(base: 'label' | 'hint'): TextColumns
  /** Columns whose language Rowan has not, each said once. */
  readonly remarks: readonly Remark[]
}

/** Which languages a file is in, from the headings of its columns: `label`, `label::Polski (pl)`, `hint::pl`. */
export function fileLanguages(sheets: ReadSheets): FileLanguages {
  const settings = sheets.settings[0]?.cells ?? {}
  const own = languageOf(settings['default_language'] ?? '') ?? 'en'
  const found = new Map<string, Language>()
  const remarks: Remark[] = []
  for (const [sheet, rows] of [
    ['survey', sheets.survey],
    ['choices', sheets.choices],
  ] as const) {
    for (const { column, row } of headings(rows)) {
      const [, base, named] = /^(label|hint)(?:::?\s*(.+))?$/.exec(column) ?? []
      if (!base) continue
      const language = named === undefined ? own : languageOf(named)
      if (language) found.set(column, language)
      else remarks.push({ sheet, row, column, what: t('in.language', { language: named ?? '' }) })
    }
  }
  const there = new Set(found.values())
  const first = there.has(own) ? own : (languages.find(language => there.has(language)) ?? own)
  return {
    languages: [first, ...languages.filter(language => language !== first && there.has(language))],
    remarks,
    columns: base =>
      new Map(
        [...found]
          .filter(([column]) => column === base || column.startsWith(`${base}:`))
          .map(([column, language]) => [language, column]),
      ),
  }
}

function headings(rows: readonly NumberedRow[]): { column: string; row: number }[] {
  const seen = new Map<string, number>()
  for (const { row, cells } of rows) {
    for (const column of Object.keys(cells)) if (!seen.has(column)) seen.set(column, row)
  }
  return [...seen].map(([column, row]) => ({ column, row }))
}

/** The language that a heading or setting names: by its code, its own name, or its name in English. */
function languageOf(named: string): Language | undefined {
  const text = named.trim()
  const code = (/\(([\w-]+)\)\s*$/.exec(text)?.[1] ?? text).toLowerCase()
  const inEnglish = new Intl.DisplayNames(['en'], { type: 'language' })
  return languages.find(
    language =>
      language.toLowerCase() === code ||
      language.toLowerCase().split('-')[0] === code ||
      languageFacts[language].name.toLowerCase() === text.toLowerCase() ||
      inEnglish.of(language)?.toLowerCase() === text.toLowerCase(),
  )
}
