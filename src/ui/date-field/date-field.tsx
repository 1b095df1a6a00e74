import type { Child } from 'hono/jsx'
import { FieldGroup } from '../field/field.tsx'
import { usePublicText } from '../i18n/public-text.ts'

/** A date as typed, not yet a date: each part may be anything. */
export type TypedDate = {
  readonly day?: string | undefined
  readonly month?: string | undefined
  readonly year?: string | undefined
}

export type DateFieldProps = {
  /** The parts are sent as `name-day`, `name-month` and `name-year`; an error leads to `#name`, the day. */
  readonly name: string
  readonly legend: Child
  readonly value?: TypedDate | undefined
  readonly hint?: Child
  readonly error?: string | undefined
  readonly optional?: boolean | undefined
}

/** A date that people know by heart or read off a letter, in three parts. */
export function DateField(props: DateFieldProps) {
  const t = usePublicText()
  const parts = [
    { part: 'day', label: t('ui.day') },
    { part: 'month', label: t('ui.month') },
    { part: 'year', label: t('ui.year') },
  ] as const
  return (
    <FieldGroup
      id={props.name}
      legend={props.legend}
      hint={props.hint}
      error={props.error}
      optional={props.optional}
    >
      <div class="date-field">
        {parts.map(({ part, label }, index) => {
          const id = index === 0 ? props.name : `${props.name}-${part}`
          return (
            <div>
              <label class="field__label" for={id}>
                {label}
              </label>
              <input
                class="field__input"
                id={id}
                name={`${props.name}-${part}`}
                type="text"
                inputmode="numeric"
                value={props.value?.[part]}
                aria-invalid={props.error ? 'true' : undefined}
              />
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}

/** A day as `YYYY-MM-DD` from its typed parts; undefined where there is no such day. */
export function typedDay(typed: TypedDate): string | undefined {
  const [year, month, day] = [typed.year, typed.month, typed.day].map(part =>
    Number((part ?? '').trim() || 'x'),
  )
  if (year === undefined || month === undefined || day === undefined) return undefined
  if (![year, month, day].every(Number.isInteger) || year < 1000 || year > 9999) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}
