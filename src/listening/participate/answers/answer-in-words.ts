import type { PublicText } from '../../../ui/i18n/public-text.ts'
import { noneOption, otherOption, type StoredAnswer } from '../../forms/answer.ts'
import { optionsOf, type Question } from '../../forms/question.ts'
import { optionWording, type Reading } from './question-wording.ts'

/** An answer as it is told to people, line by line; the words of "something else" come apart, as words. */
export function answerInWords(
  t: PublicText,
  asked: Question,
  answer: StoredAnswer,
  reading: Reading,
  areaName: (code: string) => string | undefined,
): readonly string[] {
  const labelOf = (key: string): string => {
    const option = optionsOf(asked).find(one => one.key === key)
    if (option) return optionWording(option, reading).text
    return key === otherOption ? t('answer.other') : key === noneOption ? t('answer.none') : key
  }
  switch (answer.kind) {
    case 'chosen':
      return answer.options.map(labelOf)
    case 'ranked':
      return answer.options.map((key, index) => `${t.number(index + 1)}. ${labelOf(key)}`)
    case 'grid': {
      const rows = asked.kind === 'matrix' ? asked.rows : []
      return Object.entries(answer.rows).map(([key, chosen]) => {
        const row = rows.find(one => one.key === key)
        return `${row ? optionWording(row, reading).text : key}: ${labelOf(chosen)}`
      })
    }
    case 'number':
      return [
        asked.kind === 'rating'
          ? `${t.number(answer.value)} / ${t.number(asked.to)}`
          : t.number(answer.value),
      ]
    case 'date':
      return [t.date(new Date(answer.date))]
    case 'place': {
      const area = answer.area === undefined ? undefined : (areaName(answer.area) ?? answer.area)
      if (area === undefined) return []
      return [
        answer.quintile === undefined ? area : t('answer.quintile', { area, quintile: answer.quintile }),
      ]
    }
    case 'file':
      return [t('answer.file')]
  }
}
