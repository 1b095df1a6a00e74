import type { Child } from 'hono/jsx'
import { usePublicText } from '../i18n/public-text.ts'

/** One thing to put right. `field` is the id of the field it is about; without one it is about the whole form. */
export type FieldError = { readonly field?: string | undefined; readonly message: string }

export type ErrorSummaryProps = {
  readonly errors: readonly FieldError[]
  /** Said instead of "One more thing before we can send this", where nothing is being sent. */
  readonly heading?: string | undefined
  /** Said instead of "Your words are still here. Nothing is lost." Null where nothing was written. */
  readonly kept?: Child
}

/**
 * What stopped a form, first on the page, each line leading to its field. Draws nothing without errors.
 * `autofocus` moves focus here without JavaScript, so that a screen reader begins with it.
 */
export function ErrorSummary(props: ErrorSummaryProps) {
  const t = usePublicText()
  if (props.errors.length === 0) return null
  const heading = props.heading ?? t(props.errors.length === 1 ? 'error.summary' : 'error.summary-many')
  const kept = props.kept === undefined ? t('error.kept') : props.kept
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus id="error-summary">
      <h2>{heading}</h2>
      {kept === null ? null : <p>{kept}</p>}
      <ul class="plain-list">
        {props.errors.map(error => (
          <li>
            {error.field === undefined ? (
              <b>{error.message}</b>
            ) : (
              <a href={`#${error.field}`}>{error.message}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The message for one field, to hand to it: `error={errorFor(errors, 'email')}`. */
export function errorFor(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find(error => error.field === field)?.message
}
