import type { PropsWithChildren } from 'hono/jsx'

/** One filled button a view. Outlined for the rest, berry for taking back, link where a sentence leads on. */
export type ButtonKind = 'filled' | 'outlined' | 'berry' | 'link'

type Shared = {
  readonly kind?: ButtonKind | undefined
  readonly small?: boolean | undefined
}

export type ButtonProps = Shared & {
  /** Sent with the form when this button is the one pressed. */
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Where the form goes when this button is pressed, if not to the form's own address. */
  readonly formAction?: string | undefined
  /** Lets "stop" and "skip" leave a form that is not filled in. */
  readonly noValidate?: boolean | undefined
  readonly id?: string | undefined
}

/** Sends the form that it stands in. */
export function Button(props: PropsWithChildren<ButtonProps>) {
  return (
    <button
      type="submit"
      id={props.id}
      class={buttonClass(props)}
      name={props.name}
      value={props.value}
      formaction={props.formAction}
      formnovalidate={props.noValidate}
    >
      {props.children}
    </button>
  )
}

export type ButtonLinkProps = Shared & { readonly href: string; readonly download?: boolean | undefined }

/** Goes somewhere and changes nothing, with the look of a button. */
export function ButtonLink(props: PropsWithChildren<ButtonLinkProps>) {
  return (
    <a class={buttonClass(props)} href={props.href} download={props.download}>
      {props.children}
    </a>
  )
}

/** Buttons side by side, one below the other on a phone. */
export function ButtonRow(props: PropsWithChildren) {
  return <div class="button__row">{props.children}</div>
}

function buttonClass({ kind = 'filled', small }: Shared): string {
  return ['button', kind === 'filled' ? '' : ` button--${kind}`, small ? ' button--small' : ''].join('')
}
