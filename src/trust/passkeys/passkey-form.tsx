import type { PropsWithChildren } from 'hono/jsx'

export type PasskeyFormProps = {
  readonly action: string
  /** `create` adds a passkey, `get` uses one. */
  readonly ceremony: 'create' | 'get'
  readonly texts: {
    /** Said until the script has come: where the browser runs none, or it never arrives. */
    readonly needsScript: string
    /** Said where the browser has no passkeys. */
    readonly notHere: string
    /** Said where the person or the device stopped. */
    readonly stopped: string
  }
}

/** A form that the island `passkey` shows, fills in by asking the device, and sends. */
export function PasskeyForm(props: PropsWithChildren<PasskeyFormProps>) {
  const { action, ceremony, texts } = props
  return (
    <>
      <form
        method="post"
        action={action}
        hidden
        data-passkey={`${action}/options`}
        data-ceremony={ceremony}
        data-not-here={texts.notHere}
        data-stopped={texts.stopped}
      >
        <input type="hidden" name="challenge" value="" />
        <input type="hidden" name="answer" value="" />
        {props.children}
        <p role="status"></p>
      </form>
      <p data-without-script>{texts.needsScript}</p>
    </>
  )
}
