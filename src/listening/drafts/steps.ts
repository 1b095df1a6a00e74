import type { FormFields } from '../../platform/http/form.ts'
import type { FormContent } from '../forms/form.ts'
import type { ReadQuestions } from '../participate/submission-form.ts'
import type { Step } from './draft.ts'

/** The steps of somebody who answered so far like this: the questions that they are asked, and what every form ends with. */
export function stepsOf(form: FormContent, read: ReadQuestions): readonly Step[] {
  return [
    ...read.asked.map(({ key }): Step => `q-${key}`),
    ...(form.characteristics.length > 0 ? (['about-you'] as const) : []),
    'check',
    'permission',
  ]
}

/** A step by its name in an address, where it is one of these. */
export function stepNamed(steps: readonly Step[], name: string): Step | undefined {
  return steps.find(step => step === name)
}

export function stepBefore(steps: readonly Step[], step: Step): Step | undefined {
  return steps[steps.indexOf(step) - 1]
}

/**
 * The step after one that was just sent. Its question may be asked no more itself, where somebody goes back in their
 * browser: then the first step follows that is asked and comes after it in the form.
 */
export function stepAfter(form: FormContent, steps: readonly Step[], step: Step): Step {
  const at = steps.indexOf(step)
  if (at >= 0) return steps[at + 1] ?? 'permission'
  const order = form.questions.map(({ key }) => `q-${key}`)
  const later = order.slice(order.indexOf(step) + 1)
  return steps.find(one => later.includes(one)) ?? steps.find(one => !one.startsWith('q-')) ?? 'check'
}

/** Where somebody goes on who comes back: at the first question without an answer. */
export function stepToGoOn(steps: readonly Step[], read: ReadQuestions, fields: FormFields): Step {
  const open = steps.find(step => {
    if (step === 'about-you') return !Object.keys(fields).some(name => name.startsWith('who_'))
    if (!step.startsWith('q-')) return true
    const one = read.read.get(step.slice(2))
    return one === undefined || (one.answer === undefined && one.words === undefined)
  })
  return open ?? 'check'
}
