import type { PropsWithChildren } from 'hono/jsx'

export type FormStepsProps = {
  readonly action: string
  /** One at a time, each at its own `#id`. False where all must be seen at once: after a mistake. */
  readonly apart: boolean
}

/**
 * A form in steps that arrives whole: going on and back needs no network and sends nothing, because each step
 * is a place in the page. Works without JavaScript; where `:has` is unknown all steps stand one below the other.
 */
export function FormSteps(props: PropsWithChildren<FormStepsProps>) {
  return (
    <form
      method="post"
      action={props.action}
      novalidate
      class={props.apart ? 'form-steps form-steps--apart' : 'form-steps'}
    >
      {props.children}
    </form>
  )
}

export type FormStepProps = { readonly id: string; readonly first?: boolean | undefined }

/** One step; links to `#id` lead to it. */
export function FormStep(props: PropsWithChildren<FormStepProps>) {
  return (
    <section
      id={props.id}
      class={props.first ? 'form-steps__step form-steps__step--first' : 'form-steps__step'}
      tabindex={-1}
    >
      {props.children}
    </section>
  )
}
