import type { PropsWithChildren } from 'hono/jsx'
import { Button } from '../button/button.tsx'
import { usePublicText } from '../i18n/public-text.ts'

export type Undo = {
  /** The form is posted here, with `fields` as they are. */
  readonly action: string
  readonly fields?: Readonly<Record<string, string>> | undefined
  readonly label?: string | undefined
}

export type NoticeProps = {
  /**
   * `note`: what to know first, such as what cannot be undone. `done`: what just happened. `berry`: a worry about
   * safety, something taken back; rationed.
   */
  readonly kind?: 'note' | 'done' | 'berry' | undefined
  readonly undo?: Undo | undefined
}

/** A few sentences that stand out. "Done" is read out by screen readers when the page arrives. */
export function Notice(props: PropsWithChildren<NoticeProps>) {
  const t = usePublicText()
  const kind = props.kind ?? 'note'
  return (
    <div
      class={kind === 'note' ? 'notice' : `notice notice--${kind}`}
      role={kind === 'done' ? 'status' : undefined}
    >
      <div>{props.children}</div>
      {props.undo ? (
        <form method="post" action={props.undo.action}>
          {Object.entries(props.undo.fields ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button kind="outlined" small>
            {props.undo.label ?? t('ui.undo')}
          </Button>
        </form>
      ) : null}
    </div>
  )
}
