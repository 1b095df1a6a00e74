import type { Language } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/exchange.en.ts'
import { noneOption, otherOption } from '../forms/answer.ts'
import type { Option } from '../forms/question.ts'
import { FileKeys } from './file-keys.ts'
import type { TextColumns } from './file-languages.ts'
import type { Remark } from './remark.ts'
import type { NumberedRow } from './xlsform-file.ts'

const mostOptions = 60
const mostLabel = 300

/** A list of the sheet "choices". */
export type ChoiceList = {
  readonly options: readonly Option[]
  readonly keys: FileKeys
  /** It has a choice named `other` or `none`, which are no options here: the question offers them itself. */
  readonly hasOther: boolean
  readonly hasNone: boolean
  /** Its choices are Scotland's council areas. */
  readonly isAreas: boolean
}

export function readChoices(
  rows: readonly NumberedRow[],
  labels: TextColumns,
  first: Language,
): { readonly lists: ReadonlyMap<string, ChoiceList>; readonly remarks: readonly Remark[] } {
  const remarks: Remark[] = []
  const grouped = Map.groupBy(rows, ({ cells }) => cells['list_name'] ?? cells['list name'] ?? '')
  const lists = new Map<string, ChoiceList>()
  for (const [list, all] of grouped) {
    if (list === '') continue
    const names = all.map(({ cells }) => cells['name'] ?? cells['value'] ?? '')
    const isAreas = names.length > 1 && names.every(name => /^S12\d{6}$/.test(name))
    const keys = new FileKeys([otherOption, noneOption])
    const options: Option[] = []
    for (const [index, { row, cells }] of isAreas ? [] : all.entries()) {
      const name = names[index]!
      if (name === otherOption || name === noneOption) continue
      if (options.length >= mostOptions) {
        const what = t('in.many-choices', { list, count: mostOptions })
        remarks.push({ sheet: 'choices', row, what })
        break
      }
      const said = new Map([...labels].map(([language, column]) => [language, cells[column] ?? '']))
      const any = [...said.values()].find(text => text !== '') ?? name
      if (any === '') continue
      const texts = [...said].flatMap(([language, text]) =>
        text === '' ? [] : [[language, text.slice(0, mostLabel)] as const],
      )
      options.push({
        key: keys.give(name === '' ? any : name),
        labels: { [first]: any.slice(0, mostLabel), ...Object.fromEntries(texts) },
        easy: {},
      })
      for (const column of Object.keys(cells)) {
        if (/^(media|image|audio|video)\b/.test(column)) {
          remarks.push({ sheet: 'choices', row, column, what: t('in.column', { column }) })
        }
      }
    }
    lists.set(list, {
      options,
      keys,
      isAreas,
      hasOther: names.includes(otherOption),
      hasNone: names.includes(noneOption),
    })
  }
  return { lists, remarks }
}
