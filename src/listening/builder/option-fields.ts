import { type FormFields, fieldText } from '../../platform/http/form.ts'
import type { Language } from '../../ui/i18n/language.ts'
import { noneOption, otherOption } from '../forms/answer.ts'
import type { Option } from '../forms/question.ts'

/** The two lists that a question may have. Each of its lines is a field with the key of what it was. */
export type OptionList = 'option' | 'row'

export const lineField = (list: OptionList, index: number) => `${list}_${index}`
export const lineKeyField = (list: OptionList, index: number) => `${list}_${index}_key`
export const moreField = (list: OptionList) => `more_${list}s`

/** A line of the list as it is typed; `key` is empty where it is new. */
export type OptionLine = { readonly key: string; readonly label: string }

/** The lines of a list, those of "more" after the others. Empty lines are left out. */
export function linesIn(fields: FormFields, list: OptionList): readonly OptionLine[] {
  const lines: OptionLine[] = []
  for (let index = 0; fields[lineField(list, index)] !== undefined && index < 100; index++) {
    const label = fieldText(fields, lineField(list, index)).trim()
    lines.push({ key: fieldText(fields, lineKeyField(list, index)), label })
  }
  const more = fieldText(fields, moreField(list)).split('\n')
  return [...lines, ...more.map(label => ({ key: '', label: label.trim() }))].filter(({ label }) => label)
}

/** The fields that a list of lines stands in. */
export function fieldsOfLines(list: OptionList, lines: readonly OptionLine[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap(({ key, label }, index) => [
      [lineField(list, index), label],
      [lineKeyField(list, index), key],
    ]),
  )
}

/** What a button beside a line asks for, such as `up option 2`; undefined for anything else. */
export function readArrange(
  pressed: string,
): { readonly list: OptionList; readonly index: number; readonly direction: 'up' | 'down' } | undefined {
  const match = /^(up|down) (option|row) (\d{1,2})$/.exec(pressed)
  if (!match) return undefined
  return {
    direction: match[1] as 'up' | 'down',
    list: match[2] as OptionList,
    index: Number(match[3]),
  }
}

/** The fields after such a button: the line changes places with its neighbour, all else stays. */
export function arranged(fields: FormFields, asked: NonNullable<ReturnType<typeof readArrange>>): FormFields {
  const lines = linesIn(fields, asked.list)
  const to = asked.index + (asked.direction === 'up' ? -1 : 1)
  const [line, neighbour] = [lines[asked.index], lines[to]]
  const moved = line && neighbour ? lines.with(asked.index, neighbour).with(to, line) : lines
  const others = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !new RegExp(`^${asked.list}_\\d+(_key)?$`).test(name)),
  )
  return { ...others, ...fieldsOfLines(asked.list, moved), [moreField(asked.list)]: '' }
}

/**
 * Options from typed lines. One that was there keeps its key, its other languages and its picture, whatever it is
 * called now; a new one gets a key from its first words, so that a table of answers can be read.
 */
export function optionsFrom(
  lines: readonly OptionLine[],
  before: readonly Option[],
  language: Language,
): Option[] {
  const kept = new Set(lines.map(({ key }) => key))
  const used = new Set<string>([
    otherOption,
    noneOption,
    ...before.map(({ key }) => key).filter(key => kept.has(key)),
  ])
  return lines.map(({ key, label }): Option => {
    const old = key === '' ? undefined : before.find(one => one.key === key)
    if (old) return { ...old, labels: { ...old.labels, [language]: label } }
    const own = freeKey(label, used)
    used.add(own)
    return { key: own, labels: { [language]: label }, easy: {} }
  })
}

/** A key for an option from what it is called: "Once a week" becomes `once_a_week`. */
export function freeKey(label: string, used: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 24)
    .replace(/_+$/, '')
  const base = plain || 'o'
  if (!used.has(base)) return base
  for (let number = 2; ; number++) if (!used.has(`${base}_${number}`)) return `${base}_${number}`
}
