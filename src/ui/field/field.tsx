import type { Child, PropsWithChildren } from 'hono/jsx'
import { usePublicText } from '../i18n/public-text.ts'

/** What every field has. The field's id is its name unless given, so that an error can lead to `#name`. */
export type FieldFrame = {
  readonly name: string
  readonly label: Child
  readonly id?: string | undefined
  readonly hint?: Child
  /** What happened and what to do. Comes with the marking of the field as wrong. */
  readonly error?: string | undefined
  /** Says "not needed" beside the label. */
  readonly optional?: boolean | undefined
  /** `large` for the one question of a page; `page` where the label is also the page's heading. */
  readonly size?: 'large' | 'page' | undefined
}

/** The id of a field. */
export function fieldId(frame: { readonly name: string; readonly id?: string | undefined }): string {
  return frame.id ?? frame.name
}

/** What ties an input to its hint and error, for screen readers. */
export function describedBy(frame: FieldFrame): {
  'aria-describedby'?: string | undefined
  'aria-invalid'?: 'true' | undefined
} {
  const id = fieldId(frame)
  const parts = [frame.hint ? `${id}-hint` : '', frame.error ? `${id}-error` : ''].filter(Boolean)
  return {
    'aria-describedby': parts.length > 0 ? parts.join(' ') : undefined,
    'aria-invalid': frame.error ? 'true' : undefined,
  }
}

/** Label, hint, error and whatever takes the answer. */
export function Field(props: PropsWithChildren<{ readonly frame: FieldFrame }>) {
  const { frame } = props
  const label = (
    <label class={labelClass(frame)} for={fieldId(frame)}>
      {frame.label}
      <Optional frame={frame} />
    </label>
  )
  return (
    <div class={`field${frame.error ? ' field--error' : ''}`}>
      {frame.size === 'page' ? <h1>{label}</h1> : label}
      <Hint frame={frame} />
      <ErrorMessage frame={frame} />
      {props.children}
    </div>
  )
}

export type FieldGroupProps = PropsWithChildren<{
  readonly legend: Child
  readonly id?: string | undefined
  readonly hint?: Child
  readonly error?: string | undefined
  readonly optional?: boolean | undefined
  readonly size?: FieldFrame['size']
}>

/** Fields that answer one question together: choices, a date. `id` is where an error in the whole leads. */
export function FieldGroup(props: FieldGroupProps) {
  const id = props.id ?? 'group'
  const frame: FieldFrame = {
    name: id,
    label: props.legend,
    hint: props.hint,
    error: props.error,
    optional: props.optional,
    size: props.size,
  }
  const described = describedBy(frame)['aria-describedby']
  const legend = (
    <>
      {frame.label}
      <Optional frame={frame} />
    </>
  )
  return (
    <fieldset class={`field__group${props.error ? ' field__group--error' : ''}`} aria-describedby={described}>
      <legend class={labelClass(frame)}>{frame.size === 'page' ? <h1>{legend}</h1> : legend}</legend>
      <Hint frame={frame} />
      <ErrorMessage frame={frame} />
      {props.children}
    </fieldset>
  )
}

function Optional(props: { readonly frame: FieldFrame }) {
  const t = usePublicText()
  return props.frame.optional ? <span class="field__optional"> ({t('ui.optional')})</span> : null
}

function Hint(props: { readonly frame: FieldFrame }) {
  if (!props.frame.hint) return null
  return (
    <p class="field__hint" id={`${fieldId(props.frame)}-hint`}>
      {props.frame.hint}
    </p>
  )
}

function ErrorMessage(props: { readonly frame: FieldFrame }) {
  const t = usePublicText()
  if (!props.frame.error) return null
  return (
    <p class="field__error" id={`${fieldId(props.frame)}-error`}>
      <span class="hidden">{t('ui.error')} </span>
      {props.frame.error}
    </p>
  )
}

function labelClass(frame: FieldFrame): string {
  return frame.size === 'large' ? 'field__label field__label--large' : 'field__label'
}
