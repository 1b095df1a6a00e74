import { type Language, languageFacts } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/exchange.en.ts'
import { runsOf } from '../builder/arrange.ts'
import { noneOption } from '../forms/answer.ts'
import type { Condition } from '../forms/condition.ts'
import type { FormContent } from '../forms/form.ts'
import type { Option, Question } from '../forms/question.ts'
import { noneAlone, writeConstraint, writeRelevant } from './expression.ts'
import type { Remark } from './remark.ts'

export type SheetRow = Readonly<Record<string, string>>
/** The three sheets of an XLSForm, each row by the names of its columns. */
export type XlsForm = {
  readonly survey: readonly SheetRow[]
  readonly choices: readonly SheetRow[]
  readonly settings: readonly SheetRow[]
}

/** What XLSForm calls a language: `English (en)`. */
export const languageColumn = (language: Language) => `${languageFacts[language].name} (${language})`

type Area = { readonly code: string; readonly name: string }

/** A form as an XLSForm (https://xlsform.org), and what of it has no place there. */
export function writeXlsForm(
  title: string,
  form: FormContent,
  areas: readonly Area[],
): { readonly file: XlsForm; readonly lost: readonly Remark[] } {
  const survey: SheetRow[] = []
  const choices: SheetRow[] = []
  const lost: Remark[] = []
  const first = form.languages[0]!
  const lose = (asked: Question, what: string) =>
    lost.push({ what: `“${asked.texts[first]?.question ?? asked.key}”: ${what}` })
  const inLanguages = (column: string, text: (language: Language) => string | undefined): SheetRow =>
    Object.fromEntries(
      form.languages.flatMap(language => {
        const said = text(language)
        return said ? [[`${column}::${languageColumn(language)}`, piped(said)]] : []
      }),
    )
  const piped = (text: string) =>
    text.replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, key: string) =>
      form.questions.some(one => one.key === key) ? `\${${key}}` : whole,
    )
  const relevantOf = (condition: Condition | undefined): SheetRow =>
    condition ? { relevant: writeRelevant(condition, key => key) } : {}
  const list = (name: string, options: readonly Option[]) => {
    for (const option of options) {
      choices.push({
        list_name: name,
        name: option.key,
        ...inLanguages('label', lang => option.labels[lang]),
      })
    }
  }
  const rowOf = (asked: Question): SheetRow => ({
    name: asked.key,
    ...inLanguages('label', language => asked.texts[language]?.question),
    ...inLanguages('hint', language => asked.texts[language]?.hint),
    ...(asked.required ? { required: 'yes' } : {}),
    ...relevantOf(asked.showIf),
  })

  const write = (asked: Question) => {
    const row = rowOf(asked)
    if (Object.keys(asked.easy).length > 0) lose(asked, t('lost.easy'))
    if (asked.outcomes.length > 0) lose(asked, t('lost.outcomes'))
    if (asked.signed) lose(asked, t('lost.signed'))
    switch (asked.kind) {
      case 'long_text':
        return survey.push({ type: 'text', ...row, appearance: 'multiline' })
      case 'short_text':
        return survey.push({ type: 'text', ...row })
      case 'one':
      case 'likert':
        list(asked.key, asked.options)
        return survey.push({
          type: `select_one ${asked.key}${asked.kind === 'one' && asked.other ? ' or_other' : ''}`,
          ...row,
          ...(asked.kind === 'likert' ? { appearance: 'likert' } : {}),
        })
      case 'several': {
        list(asked.key, asked.options)
        const none = { [`label::${languageColumn(first)}`]: t('out.none') }
        if (asked.none) choices.push({ list_name: asked.key, name: noneOption, ...none })
        const most = asked.most === undefined ? '' : writeConstraint({ mostChosen: asked.most })
        const constraint = [most, asked.none ? noneAlone : ''].filter(Boolean).join(' and ')
        const type = `select_multiple ${asked.key}${asked.other ? ' or_other' : ''}`
        return survey.push({ type, ...row, ...(constraint ? { constraint } : {}) })
      }
      case 'ranking':
        list(asked.key, asked.options)
        if (asked.most !== undefined) lose(asked, t('lost.most-ranked'))
        return survey.push({ type: `rank ${asked.key}`, ...row })
      case 'matrix': {
        list(asked.key, asked.options)
        const { required, ...group } = row
        survey.push({ type: 'begin_group', ...group, appearance: 'table-list' })
        for (const one of asked.rows) {
          survey.push({
            type: `select_one ${asked.key}`,
            name: `${asked.key}__${one.key}`,
            ...inLanguages('label', language => one.labels[language]),
            ...(required ? { required } : {}),
          })
        }
        return survey.push({ type: 'end_group' })
      }
      case 'rating':
        if (Object.keys(asked.ends).length > 0) lose(asked, t('lost.ends'))
        return survey.push({
          type: 'range',
          ...row,
          appearance: 'rating',
          parameters: `start=${asked.from} end=${asked.to} step=1`,
        })
      case 'number': {
        const constraint = writeConstraint({
          ...(asked.least === undefined ? {} : { least: String(asked.least) }),
          ...(asked.most === undefined ? {} : { most: String(asked.most) }),
        })
        return survey.push({
          type: asked.whole ? 'integer' : 'decimal',
          ...row,
          ...(constraint ? { constraint } : {}),
        })
      }
      case 'date': {
        const constraint = writeConstraint({
          ...(asked.earliest === undefined ? {} : { least: `date('${asked.earliest}')` }),
          ...(asked.latest === undefined ? {} : { most: `date('${asked.latest}')` }),
        })
        return survey.push({ type: 'date', ...row, ...(constraint ? { constraint } : {}) })
      }
      case 'postcode':
        // There the postcode itself would be kept. The area is as much as may be asked.
        lose(asked, t('lost.postcode'))
        return survey.push({ type: 'select_one council_area', ...row })
      case 'area':
        return survey.push({ type: 'select_one council_area', ...row })
      case 'image':
        return survey.push({ type: 'image', ...row })
      case 'voice':
        return survey.push({ type: 'audio', ...row })
    }
  }

  for (const { section, questions } of runsOf(form)) {
    if (section) {
      const texts = (part: 'title' | 'text' | 'careful') =>
        inLanguages('label', language => section.texts[language]?.[part])
      survey.push({
        type: 'begin_group',
        name: section.key,
        ...texts('title'),
        ...relevantOf(section.showIf),
      })
      for (const part of ['text', 'careful'] as const) {
        const said = texts(part)
        if (Object.keys(said).length > 0) {
          survey.push({ type: 'note', name: `${section.key}__${part}`, ...said })
        }
      }
    }
    for (const asked of questions) write(asked)
    if (section) survey.push({ type: 'end_group' })
  }
  if (form.questions.some(({ kind }) => kind === 'area' || kind === 'postcode')) {
    for (const { code, name } of areas) {
      choices.push({ list_name: 'council_area', name: code, [`label::${languageColumn(first)}`]: name })
    }
  }
  if (form.characteristics.length > 0) lost.push({ what: t('lost.characteristics') })
  const settings = [
    {
      form_title: title,
      form_id: 'rowan',
      default_language: languageColumn(first),
      ...(form.pages === 'one' ? { style: 'pages' } : {}),
    },
  ]
  return { file: { survey, choices, settings }, lost }
}
