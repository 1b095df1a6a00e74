import { branches, type FormContent } from '../forms/form.ts'
import { pipedInto } from '../forms/piping.ts'

/** Whether a form can only be gone through page by page with the server: later pages depend on earlier answers. */
export function needsSteps(form: FormContent): boolean {
  return form.pages === 'one' && (branches(form) || saysBack(form))
}

function saysBack(form: FormContent): boolean {
  const keys = new Set(form.questions.map(({ key }) => key))
  return form.questions.some(asked =>
    [...Object.values(asked.texts), ...Object.values(asked.easy)].some(text =>
      pipedInto(text.question).some(key => keys.has(key)),
    ),
  )
}
