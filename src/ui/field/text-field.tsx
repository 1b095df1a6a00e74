import { usePublicText } from '../i18n/public-text.ts'
import { describedBy, Field, type FieldFrame, fieldId } from './field.tsx'

export type TextFieldProps = FieldFrame & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | undefined
  /** HTML autocomplete token, such as `email`, `name`, `one-time-code`, `off`. */
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'numeric' | 'decimal' | undefined
  readonly width?: 'short' | 'medium' | undefined
  readonly spellcheck?: boolean | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  return (
    <Field frame={props}>
      <input
        class={inputClass(props.width)}
        id={fieldId(props)}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        spellcheck={props.spellcheck}
        {...describedBy(props)}
      />
    </Field>
  )
}

export type NumberFieldProps = Omit<TextFieldProps, 'type' | 'inputmode'> & {
  readonly decimal?: boolean | undefined
}

/**
 * A number, typed. Not `type="number"`: that changes on scroll, drops what it cannot read, and is hard for
 * screen readers (GOV.UK Design System, text input, "Numbers").
 */
export function NumberField(props: NumberFieldProps) {
  const { decimal, ...rest } = props
  return <TextField width="short" spellcheck={false} {...rest} inputmode={decimal ? 'decimal' : 'numeric'} />
}

export type TextAreaProps = FieldFrame & {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  /** True where a person speaks in their own words: set in serif. */
  readonly voice?: boolean | undefined
  /** The most characters we take, told as a hint. The server checks; nothing is cut off while writing. */
  readonly most?: number | undefined
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const t = usePublicText()
  const most = props.most === undefined ? undefined : t('ui.characters', { count: props.most })
  const hint = props.hint && most ? [props.hint, ' ', most] : (props.hint ?? most)
  const frame = { ...props, hint }
  return (
    <Field frame={frame}>
      <textarea
        class={`${inputClass(undefined)}${props.voice ? ' field__input--voice' : ''}`}
        id={fieldId(props)}
        name={props.name}
        rows={props.rows ?? 6}
        {...describedBy(frame)}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}

export type SelectOption = { readonly value: string; readonly label: string }
export type SelectProps = FieldFrame & {
  readonly options: readonly SelectOption[]
  readonly value?: string | undefined
  /** The first line, which chooses nothing: "Choose one" unless told; false leaves it out. */
  readonly empty?: string | false | undefined
}

/** One of many. For fewer than seven, radios are easier to use. */
export function Select(props: SelectProps) {
  const t = usePublicText()
  const chosen = props.value ?? ''
  return (
    <Field frame={props}>
      <select class={inputClass(undefined)} id={fieldId(props)} name={props.name} {...describedBy(props)}>
        {props.empty === false ? null : (
          <option value="" selected={chosen === ''}>
            {props.empty ?? t('ui.choose')}
          </option>
        )}
        {props.options.map(option => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

function inputClass(width: TextFieldProps['width']): string {
  return width === undefined ? 'field__input' : `field__input field__input--${width}`
}
