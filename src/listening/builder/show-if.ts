import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/when.en.ts'
import { noneOption, otherOption } from '../forms/answer.ts'
import type { Condition, ConditionTest } from '../forms/condition.ts'
import type { FormContent } from '../forms/form.ts'
import { optionsOf, type Question } from '../forms/question.ts'

/** The condition of the question or section of this key. */
export function conditionOf(form: FormContent, key: string): Condition | undefined {
  return [...form.questions, ...form.sections].find(one => one.key === key)?.showIf
}

/** The form with that condition instead; without one it is always asked. */
export function withCondition(form: FormContent, key: string, condition: Condition | undefined): FormContent {
  const set = <Part extends { key: string; showIf?: Condition | undefined }>(part: Part): Part => {
    if (part.key !== key) return part
    const { showIf: _, ...rest } = part
    return (condition ? { ...rest, showIf: condition } : rest) as Part
  }
  return { ...form, questions: form.questions.map(set), sections: form.sections.map(set) }
}

/** The questions whose answers a question or section may go by: those that come before it. */
export function earlierThan(form: FormContent, key: string): readonly Question[] {
  const begins = form.questions.findIndex(one => one.key === key || one.section === key)
  return begins < 0 ? form.questions : form.questions.slice(0, begins)
}

/** What can be tested about the answer to a question of this kind. */
export function testsFor(asked: Question): readonly ConditionTest['is'][] {
  if ('options' in asked && asked.kind !== 'matrix') {
    return ['includes', 'not_includes', 'answered', 'not_answered']
  }
  if (asked.kind === 'area' || asked.kind === 'postcode') {
    return ['includes', 'not_includes', 'answered', 'not_answered']
  }
  if (asked.kind === 'number' || asked.kind === 'rating') {
    return ['at_least', 'at_most', 'answered', 'not_answered']
  }
  return ['answered', 'not_answered']
}

/** The answers to choose among: its options, "something else" and "none of these" where it offers them, or areas. */
export function choicesOf(asked: Question, areas: readonly string[]): readonly string[] {
  if (asked.kind === 'area' || asked.kind === 'postcode') return areas
  return [
    ...optionsOf(asked).map(({ key }) => key),
    ...('other' in asked && asked.other ? [otherOption] : []),
    ...('none' in asked && asked.none ? [noneOption] : []),
  ]
}

export type ReadTest =
  | { readonly ok: true; readonly test: ConditionTest }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export function readTest(fields: FormFields, asked: Question, areas: readonly string[]): ReadTest {
  const is = testsFor(asked).find(one => one === fieldText(fields, 'is'))
  const wrong = (field: string, message: string): ReadTest => ({ ok: false, errors: [{ field, message }] })
  if (!is) return wrong('is', t('when.what-missing'))
  const question = asked.key
  if (is === 'includes' || is === 'not_includes') {
    const value = choicesOf(asked, areas).find(one => one === fieldText(fields, 'option'))
    return value === undefined
      ? wrong('option', t('when.option-missing'))
      : { ok: true, test: { question, is, value } }
  }
  if (is === 'at_least' || is === 'at_most') {
    const typed = fieldText(fields, 'number').trim()
    const value = Number(typed || 'x')
    return Number.isFinite(value)
      ? { ok: true, test: { question, is, value } }
      : wrong('number', t('when.number-missing'))
  }
  return { ok: true, test: { question, is } }
}
