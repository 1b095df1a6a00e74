import type { Context } from 'hono'
import { t } from '../ui/i18n/staff/understand.en.ts'
import { stepKinds } from './themes/analysis-step.ts'
import type { StepResult } from './themes/take-step.ts'
import type { Aftermath } from './views.tsx'

const refusals = ['gone', 'changed since', 'nothing to do'] as const

/** Leads on after a step: to `to`, which says what was done and offers to undo it, or why nothing was. */
export function afterStep(c: Context, result: StepResult, to: string, undone = false) {
  const taken = (step: Extract<StepResult, { ok: true }>) =>
    undone ? { done: 'undone' } : { done: step.kind, step: step.step }
  const told = result.ok ? taken(result) : { refused: result.why }
  return c.redirect(`${to}${to.includes('?') ? '&' : '?'}${new URLSearchParams(told)}`, 303)
}

/** What the address says has just happened. Only what Rowan itself could have said. */
export function aftermathOf(c: Context): Aftermath {
  const done = c.req.query('done') ?? ''
  const refused = c.req.query('refused') ?? ''
  const step = c.req.query('step') ?? ''
  const kind = stepKinds.find(known => known === done)
  const why = refusals.find(known => known === refused)
  return {
    done: kind ? t(`done.${kind}`) : done === 'undone' || done === 'finding' ? t(`done.${done}`) : undefined,
    undo: kind && /^[0-9a-f-]{36}$/.test(step) ? step : undefined,
    refused: why ? t(`refused.${why}`) : undefined,
  }
}
