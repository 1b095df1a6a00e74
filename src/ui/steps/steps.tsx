import type { Child } from 'hono/jsx'
import { usePublicText } from '../i18n/public-text.ts'
import { Icon } from '../icon/icon.tsx'

export type Step = {
  readonly label: Child
  readonly state: 'done' | 'now' | 'todo'
  readonly href?: string | undefined
  /** Such as "by Thursday" or "2 of 5". */
  readonly note?: Child
}

/** What there is to do, in order, and how far it is. */
export function Steps(props: { readonly items: readonly Step[] }) {
  const t = usePublicText()
  const states = { done: t('ui.steps-done'), now: t('ui.steps-now'), todo: '' }
  return (
    <ol class="steps">
      {props.items.map(step => (
        <li aria-current={step.state === 'now' ? 'step' : undefined}>
          <span class={`steps__mark steps__mark--${step.state}`}>
            {step.state === 'done' ? <Icon name="check" /> : null}
          </span>
          <span>
            {step.href === undefined ? step.label : <a href={step.href}>{step.label}</a>}
            {states[step.state] === '' ? null : <span class="hidden"> ({states[step.state]})</span>}
          </span>
          {step.note ? <small>{step.note}</small> : null}
        </li>
      ))}
    </ol>
  )
}
