import { FieldGroup, type FieldGroupProps } from '../field/field.tsx'
import { usePublicText } from '../i18n/public-text.ts'

export type RatingProps = Omit<FieldGroupProps, 'children' | 'id'> & {
  readonly name: string
  readonly from: number
  readonly to: number
  /** What the lowest and the highest number mean. */
  readonly ends?: { readonly low: string; readonly high: string } | undefined
  readonly value?: string | undefined
}

/** A number out of a few in their order, each a target of its own. Wraps on a phone; nothing is chosen beforehand. */
export function Rating(props: RatingProps) {
  const { name, from, to, ends, value, ...group } = props
  const t = usePublicText()
  const values = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const meaning = (step: number) => (step === from ? ends?.low : step === to ? ends?.high : undefined)
  return (
    <FieldGroup {...group} id={name}>
      <div class="rating">
        {values.map((step, index) => (
          <label class="rating__step">
            <input
              class="rating__input"
              type="radio"
              id={index === 0 ? name : `${name}-${index + 1}`}
              name={name}
              value={String(step)}
              checked={value === String(step)}
            />
            <span class="rating__value">
              {t.number(step)}
              {meaning(step) === undefined ? null : <span class="hidden"> {meaning(step)}</span>}
            </span>
          </label>
        ))}
      </div>
      {ends ? (
        <p class="rating__ends" aria-hidden="true">
          <span>
            {t.number(from)}: {ends.low}
          </span>
          <span>
            {t.number(to)}: {ends.high}
          </span>
        </p>
      ) : null}
    </FieldGroup>
  )
}
