import { z } from 'zod'
import type { Answer } from './answer.ts'

/*
 * When a question or a section is asked: "show if". Each test looks at one question that comes before; several are
 * joined by all or any. What was not asked counts as not answered, so that a branch below a closed branch is closed.
 */

const test = z.object({
  question: z.string(),
  /** `includes` holds where the option is among those chosen; `at_least` and `at_most` compare numbers. */
  is: z.enum(['answered', 'not_answered', 'includes', 'not_includes', 'at_least', 'at_most']),
  value: z.union([z.string(), z.number()]).optional(),
})
export type ConditionTest = z.infer<typeof test>

export const condition = z.object({
  join: z.enum(['all', 'any']).default('all'),
  tests: z.array(test).min(1).max(10),
})
export type Condition = z.infer<typeof condition>

/** Whether it holds for what was answered so far, by question. */
export function holds(wanted: Condition | undefined, answers: Readonly<Record<string, Answer>>): boolean {
  if (!wanted) return true
  const passes = (one: ConditionTest) => testHolds(one, answers[one.question])
  return wanted.join === 'all' ? wanted.tests.every(passes) : wanted.tests.some(passes)
}

function testHolds(one: ConditionTest, answer: Answer | undefined): boolean {
  switch (one.is) {
    case 'answered':
      return answer !== undefined
    case 'not_answered':
      return answer === undefined
    case 'includes':
      return chosenIn(answer).includes(String(one.value))
    // Whoever was not asked, or skipped it, has not chosen anything else either: the branch stays closed.
    case 'not_includes':
      return answer !== undefined && !chosenIn(answer).includes(String(one.value))
    case 'at_least':
      return answer?.kind === 'number' && answer.value >= Number(one.value)
    case 'at_most':
      return answer?.kind === 'number' && answer.value <= Number(one.value)
  }
}

function chosenIn(answer: Answer | undefined): readonly string[] {
  if (!answer) return []
  if (answer.kind === 'chosen' || answer.kind === 'ranked') return answer.options
  if (answer.kind === 'place') return answer.area === undefined ? [] : [answer.area]
  if (answer.kind === 'number') return [String(answer.value)]
  return []
}
