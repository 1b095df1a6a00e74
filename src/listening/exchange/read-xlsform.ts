import { type Language, languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/exchange.en.ts'
import { type FormContent, formContent, mostQuestions, type Section } from '../forms/form.ts'
import type { Question } from '../forms/question.ts'
import { FileKeys } from './file-keys.ts'
import { fileLanguages } from './file-languages.ts'
import { type ChoiceList, readChoices } from './read-choices.ts'
import { readCondition, readPiping } from './read-references.ts'
import { metadata, questionOfRow } from './read-row.ts'
import type { Remark } from './remark.ts'
import type { NumberedRow, ReadSheets } from './xlsform-file.ts'

export type ReadXlsForm = {
  readonly title: string
  /** Undefined where the file asks no question that can be asked here. */
  readonly content: FormContent | undefined
  readonly remarks: readonly Remark[]
}

type Group = {
  readonly kind: 'section' | 'nested' | 'matrix' | 'repeat'
  readonly row: NumberedRow
  readonly relevant: string
}

const mostSections = 30
/** Columns that are read, or that say nothing about what is asked. */
const known =
  /^(type|name|label|hint|required|relevant|constraint|appearance|parameters)$|^(label|hint):|^Column \d+$/

/** Reads an XLSForm, and says of everything that could not be carried over in which row and column it stands. */
export function readXlsForm(sheets: ReadSheets): ReadXlsForm {
  const remarks: Remark[] = []
  const remark = (row: NumberedRow, column: string, what: string) =>
    remarks.push({ sheet: 'survey', row: row.row, column, what })
  const file = fileLanguages(sheets)
  const first = file.languages[0]!
  const labels = file.columns('label')
  const hints = file.columns('hint')
  const choices = readChoices(sheets.choices, labels, first)
  remarks.push(...file.remarks, ...choices.remarks)

  const keys = new FileKeys()
  const sections: Section[] = []
  const questions: Question[] = []
  const lists = new Map<string, ChoiceList>()
  const groups: Group[] = []
  let matrix: { readonly group: Group; readonly rows: NumberedRow[] } | undefined
  const textIn = (row: NumberedRow, columns: ReadonlyMap<Language, string>) =>
    Object.fromEntries(
      [...columns].flatMap(([language, column]) => {
        const text = row.cells[column]
        return text ? [[language, text]] : []
      }),
    ) as Partial<Record<Language, string>>
  const sectionNow = () => {
    const group = groups.find(({ kind }) => kind === 'section')
    const key = group && keys.of(group.row.cells['name'] ?? '')
    return sections.find(one => one.key === key)
  }
  const about = { first, lists: choices.lists, remark }

  const take = (row: NumberedRow, rows: readonly NumberedRow[] = []) => {
    if (questions.length >= mostQuestions) {
      remark(row, 'type', t('in.many-questions', { count: mostQuestions }))
      return
    }
    const texts = textIn(row, labels)
    if (Object.keys(texts).length === 0 && row.cells['type'] !== 'begin_group') {
      remark(row, 'label', t('in.no-label'))
      return
    }
    if (!texts[first]) {
      texts[first] = Object.values(texts)[0] ?? row.cells['name'] ?? ''
      remark(row, 'label', t('in.first-language'))
    }
    const key = keys.give(row.cells['name'] ?? `q${questions.length + 1}`)
    const read = questionOfRow(row, {
      ...about,
      key,
      texts,
      hints: textIn(row, hints),
      rows: rows.map(one => ({ row: one, texts: textIn(one, labels) })),
    })
    if (!read) return
    const section = sectionNow()
    questions.push(section ? { ...read.question, section: section.key } : read.question)
    if (read.list) lists.set(key, read.list)
    for (const one of groups.filter(({ kind }) => kind === 'nested')) {
      if (one.relevant !== '' && !row.cells['relevant']) row = withRelevant(row, one.relevant)
    }
    relevants.push({ row, key })
  }
  const relevants: { readonly row: NumberedRow; readonly key: string }[] = []

  for (const row of sheets.survey) {
    const type = (row.cells['type'] ?? '').replace(/^(begin|end)\s+/, '$1_').trim()
    for (const column of Object.keys(row.cells)) {
      if (!known.test(column)) remark(row, column, t('in.column', { column }))
    }
    if (matrix && type !== 'end_group') {
      matrix.rows.push(row)
      continue
    }
    if (type === 'begin_group' || type === 'begin_repeat') {
      const relevant = row.cells['relevant'] ?? ''
      const isTable = /table-list/.test(row.cells['appearance'] ?? '')
      const inSection = groups.some(({ kind }) => kind === 'section')
      const kind = isTable ? 'matrix' : inSection ? 'nested' : 'section'
      const group: Group = { kind, row, relevant }
      if (type === 'begin_repeat') remark(row, 'type', t('in.repeat'))
      groups.push(group)
      if (kind === 'matrix') matrix = { group, rows: [] }
      else if (kind === 'nested') remark(row, 'type', t('in.nested'))
      else if (sections.length >= mostSections) {
        remark(row, 'type', t('in.many-sections', { count: mostSections }))
      } else sections.push(sectionOf(row, textIn(row, labels), keys, first))
      if (kind === 'section') relevants.push({ row, key: keys.give(row.cells['name'] ?? '') })
      continue
    }
    if (type === 'end_group' || type === 'end_repeat') {
      const ended = groups.pop()
      if (matrix && ended === matrix.group) {
        take(matrix.group.row, matrix.rows)
        matrix = undefined
      }
      continue
    }
    if (type === '') continue
    if (metadata.has(type)) {
      remark(row, 'type', t('in.metadata', { type }))
      continue
    }
    if (type === 'note') {
      const section = sectionNow()
      if (!section) remark(row, 'type', t('in.note'))
      else addNote(section, row, textIn(row, labels), first)
      continue
    }
    take(row)
  }

  const title = sheets.settings[0]?.cells['form_title'] ?? ''
  if (questions.length === 0) {
    return { title, content: undefined, remarks: [...remarks, { what: t('in.no-questions') }] }
  }
  const asked = questions.map(one => readPiping(one, questions, keys, remark, sheets.survey))
  const form = formContent.parse({
    languages: file.languages.filter(language => languages.includes(language)),
    pages: 'one',
    sections: sections.filter(({ key }) => asked.some(one => one.section === key)),
    questions: asked,
    characteristics: [],
  })
  return { title, content: readCondition(form, relevants, { keys, lists, remark }), remarks }
}

function withRelevant(row: NumberedRow, relevant: string): NumberedRow {
  return { ...row, cells: { ...row.cells, relevant } }
}

function sectionOf(
  row: NumberedRow,
  titles: Partial<Record<Language, string>>,
  keys: FileKeys,
  first: Language,
): Section {
  const named = Object.values(titles)[0] ?? row.cells['name'] ?? ''
  const all = { [first]: named || '…', ...titles }
  return {
    key: keys.give(row.cells['name'] ?? named),
    texts: Object.fromEntries(
      Object.entries(all).map(([language, title]) => [
        language,
        { title: title.slice(0, 200), text: '', careful: '' },
      ]),
    ),
  }
}

/** What a note in a group says stands below the section's heading; one that Rowan wrote says which part it is. */
function addNote(
  section: Section,
  row: NumberedRow,
  said: Partial<Record<Language, string>>,
  first: Language,
) {
  const part = row.cells['name']?.endsWith('__careful') ? 'careful' : 'text'
  const most = part === 'careful' ? 500 : 2000
  for (const [language, text] of Object.entries(said) as [Language, string][]) {
    const title = section.texts[language]?.title ?? section.texts[first]?.title ?? text.slice(0, 200)
    const before = section.texts[language] ?? { title, text: '', careful: '' }
    const joined = [before[part], text].filter(Boolean).join('\n\n').slice(0, most)
    section.texts[language] = { ...before, [part]: joined }
  }
}
