import { t } from '../../ui/i18n/staff/when.en.ts'
import { noneOption, otherOption } from '../forms/answer.ts'
import type { Condition, ConditionTest } from '../forms/condition.ts'
import type { FormContent } from '../forms/form.ts'
import { optionsOf } from '../forms/question.ts'

/** When something is asked, in words, as it goes on after "Asked if". */
export function conditionSentence(
  form: FormContent,
  condition: Condition,
  areaName: (code: string) => string = code => code,
): string {
  const tests = condition.tests.map(test => testSentence(form, test, areaName))
  const [first = ''] = tests
  if (tests.length === 1) return first
  return t(condition.join === 'all' ? 'when.joined-all' : 'when.joined-any', { tests: tests.join('; ') })
}

/** One test: "“Do you live in a care home?” is answered “Yes”". */
export function testSentence(
  form: FormContent,
  test: ConditionTest,
  areaName: (code: string) => string = code => code,
): string {
  const first = form.languages[0]!
  const asked = form.questions.find(({ key }) => key === test.question)
  const question = asked ? (asked.texts[first]?.question ?? asked.key) : t('when.gone')
  const value = String(test.value ?? '')
  const named = () => {
    if (value === otherOption) return t('when.other')
    if (value === noneOption) return t('when.none')
    const option = asked && optionsOf(asked).find(({ key }) => key === value)
    return option ? (option.labels[first] ?? value) : areaName(value)
  }
  switch (test.is) {
    case 'answered':
      return t('when.says-answered', { question })
    case 'not_answered':
      return t('when.says-not-answered', { question })
    case 'includes':
      return t('when.says-includes', { question, option: named() })
    case 'not_includes':
      return t('when.says-not-includes', { question, option: named() })
    case 'at_least':
      return t('when.says-at-least', { question, number: value })
    case 'at_most':
      return t('when.says-at-most', { question, number: value })
  }
}
