import type { PropsWithChildren } from 'hono/jsx'

export type StepsProps = {
  readonly action: string
  /** One at a time, each at its own `#id`. False where all must be seen at once: after a mistake. */
  readonly apart: boolean
}

/**
 * A form in steps that arrives whole: going on and back needs no network and sends nothing, because each step
 * is a place in the page. Works without JavaScript; where `:has` is unknown all steps stand one below the other.
 */
export function Steps(props: PropsWithChildren<StepsProps>) {
  return (
    <form method="post" action={props.action} novalidate class={props.apart ? 'steps steps--apart' : 'steps'}>
      {props.children}
    </form>
  )
}

export type StepProps = { readonly id: string; readonly first?: boolean | undefined }

/** One step; links to `#id` lead to it. */
export function Step(props: PropsWithChildren<StepProps>) {
  return (
    <section id={props.id} class={props.first ? 'steps__step steps__step--first' : 'steps__step'} tabindex={-1}>
      {props.children}
    </section>
  )
}
