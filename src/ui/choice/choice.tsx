import type { Child } from 'hono/jsx'
import { FieldGroup, type FieldGroupProps } from '../field/field.tsx'

export type ChoiceItem = {
  readonly value: string
  readonly label: Child
  readonly hint?: Child
  /** Shown below when this is chosen. Without JavaScript: in browsers that lack `:has` it is always shown. */
  readonly reveal?: Child
}

export type CheckboxItem = ChoiceItem & {
  /** The name this box is sent under, where each box of a group answers a question of its own. */
  readonly name?: string | undefined
  /** That the person ticked it, for boxes with a name of their own. */
  readonly checked?: boolean | undefined
}

type ChoicesProps = Omit<FieldGroupProps, 'children' | 'id'> & {
  readonly name: string
  readonly items: readonly ChoiceItem[]
}

export type RadiosProps = ChoicesProps & { readonly value?: string | undefined }

/** One of a few. Nothing is chosen unless `value` says that the person chose it. */
export function Radios(props: RadiosProps) {
  const { items, name, value, ...group } = props
  return (
    <FieldGroup {...group} id={name}>
      {items.map((item, index) => (
        <Choice
          type="radio"
          id={index === 0 ? name : `${name}-${index + 1}`}
          name={name}
          item={item}
          checked={item.value === value}
        />
      ))}
    </FieldGroup>
  )
}

export type CheckboxesProps = Omit<ChoicesProps, 'items'> & {
  readonly items: readonly CheckboxItem[]
  readonly values?: readonly string[] | undefined
}

/** Any of a few. Nothing is ticked unless `values` says that the person ticked it. */
export function Checkboxes(props: CheckboxesProps) {
  const { items, name, values, ...group } = props
  return (
    <FieldGroup {...group} id={name}>
      {items.map((item, index) => (
        <Choice
          type="checkbox"
          id={item.name ?? (index === 0 ? name : `${name}-${index + 1}`)}
          name={item.name ?? name}
          item={item}
          checked={item.checked ?? values?.includes(item.value) ?? false}
        />
      ))}
    </FieldGroup>
  )
}

export type CheckboxProps = ChoiceItem & {
  readonly name: string
  readonly checked?: boolean | undefined
  readonly id?: string | undefined
}

/** One box on its own, such as "I have checked this". */
export function Checkbox(props: CheckboxProps) {
  return (
    <Choice
      type="checkbox"
      id={props.id ?? props.name}
      name={props.name}
      item={props}
      checked={props.checked ?? false}
    />
  )
}

function Choice(props: {
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly item: ChoiceItem
  readonly checked: boolean
}) {
  const { item, id } = props
  const hint = item.hint ? `${id}-note` : undefined
  return (
    <div class="choice">
      <div class="choice__row">
        <input
          class="choice__input"
          type={props.type}
          id={id}
          name={props.name}
          value={item.value}
          checked={props.checked}
          aria-describedby={hint}
        />
        <label class="choice__label" for={id}>
          {item.label}
          {item.hint ? (
            <span class="choice__hint" id={hint}>
              {item.hint}
            </span>
          ) : null}
        </label>
      </div>
      {item.reveal ? <div class="choice__reveal">{item.reveal}</div> : null}
    </div>
  )
}
