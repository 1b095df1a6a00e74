import type { Condition } from './condition.ts'
import type { FormContent } from './form.ts'
import { pipedInto } from './piping.ts'
import { optionsOf, type Question } from './question.ts'

/** Why a form cannot be asked as it is written. `at` is the key of the question or section. */
export type FormProblem = {
  readonly at: string
  readonly problem:
    | 'key twice'
    | 'option twice'
    | 'no such section'
    | 'no wording'
    | 'asks about what comes later'
    | 'asks about no question'
    | 'asks about no option'
    | 'says back what comes later'
    | 'range upside down'
}

/**
 * What would go wrong with a form beyond its shape: keys that stand twice, conditions on questions that come later
 * or on options that are not there, wordings that say back what was not asked yet.
 */
export function formProblems(form: FormContent): readonly FormProblem[] {
  const problems: FormProblem[] = []
  const first = form.languages[0]!
  const keys = [...form.sections, ...form.questions].map(({ key }) => key)
  for (const key of new Set(keys.filter((one, index) => keys.indexOf(one) !== index))) {
    problems.push({ at: key, problem: 'key twice' })
  }
  for (const section of form.sections) {
    if (!section.texts[first]) problems.push({ at: section.key, problem: 'no wording' })
    const begins = form.questions.findIndex(one => one.section === section.key)
    const before = form.questions.slice(0, begins < 0 ? undefined : begins)
    problems.push(...conditionProblems(form, before, section.key, section.showIf))
  }
  for (const [index, one] of form.questions.entries()) {
    const before = form.questions.slice(0, index)
    const at = one.key
    if (!one.texts[first]) problems.push({ at, problem: 'no wording' })
    if (one.section && !form.sections.some(({ key }) => key === one.section))
      problems.push({ at, problem: 'no such section' })
    const options = [...optionsOf(one), ...(one.kind === 'matrix' ? one.rows : [])]
    if (options.some(option => !option.labels[first])) problems.push({ at, problem: 'no wording' })
    const optionKeys = optionsOf(one).map(({ key }) => key)
    if (new Set(optionKeys).size < optionKeys.length) problems.push({ at, problem: 'option twice' })
    if (isUpsideDown(one)) problems.push({ at, problem: 'range upside down' })
    problems.push(...conditionProblems(form, before, at, one.showIf))
    const saidBack = Object.values(one.texts).flatMap(text => pipedInto(`${text.question} ${text.hint}`))
    const isLater = (key: string) => keys.includes(key) && !before.some(earlier => earlier.key === key)
    if (saidBack.some(isLater)) problems.push({ at, problem: 'says back what comes later' })
  }
  return problems
}

function isUpsideDown(one: Question): boolean {
  if (one.kind === 'number') return one.least !== undefined && one.most !== undefined && one.least > one.most
  if (one.kind === 'date')
    return one.earliest !== undefined && one.latest !== undefined && one.earliest > one.latest
  return false
}

function conditionProblems(
  form: FormContent,
  before: readonly Question[],
  at: string,
  condition: Condition | undefined,
): FormProblem[] {
  return (condition?.tests ?? []).flatMap((test): FormProblem[] => {
    const asked = before.find(({ key }) => key === test.question)
    if (!asked) {
      const isThere = form.questions.some(({ key }) => key === test.question)
      return [{ at, problem: isThere ? 'asks about what comes later' : 'asks about no question' }]
    }
    const names = test.is === 'includes' || test.is === 'not_includes'
    const options = [...optionsOf(asked).map(({ key }) => key), 'other', 'none']
    if (names && 'options' in asked && !options.includes(String(test.value)))
      return [{ at, problem: 'asks about no option' }]
    return []
  })
}
