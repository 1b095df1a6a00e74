import type { Child } from 'hono/jsx'
import { usePublicText } from '../i18n/public-text.ts'

export type ProgressProps = {
  /** Where a page shows more than one. */
  readonly id?: string | undefined
  /** What is being done: "Reading 40,000 rows". */
  readonly label: string
  /** Undefined where nobody counts. */
  readonly done: number | undefined
  /** Undefined while nobody can know. */
  readonly total?: number | undefined
  /** Such as when it began, and that the page can be left. */
  readonly detail?: Child
  /** This page's address, for looking again by hand. Not shown while a script does it (`Followed`). */
  readonly href: string
  /** What is lost by looking again, where there is something to type on the page. */
  readonly loses?: string | undefined
}

/** How far long work is. */
export function Progress(props: ProgressProps) {
  const t = usePublicText()
  const id = props.id ?? 'progress'
  return (
    <div class="progress" id={id}>
      <p>
        <label for={`${id}-bar`}>
          <b>{props.label}</b>
        </label>
      </p>
      <progress
        id={`${id}-bar`}
        value={props.total === undefined ? undefined : props.done}
        max={props.total === undefined ? undefined : Math.max(props.total, 1)}
      >
        {props.done === undefined ? null : t.number(props.done)}
      </progress>
      {props.done === undefined ? null : (
        <p class="small">
          {props.total === undefined
            ? t.number(props.done)
            : t('ui.of', { done: props.done, total: props.total })}
        </p>
      )}
      {props.detail ? <p>{props.detail}</p> : null}
      <p class="progress__again">
        <a href={props.href}>{t('ui.refresh')}</a>
        {props.loses ? ` ${props.loses}` : null}
      </p>
    </div>
  )
}
