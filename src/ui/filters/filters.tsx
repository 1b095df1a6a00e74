import type { Child, PropsWithChildren } from 'hono/jsx'
import { Details } from '../details/details.tsx'
import { usePublicText } from '../i18n/public-text.ts'
import { Icon } from '../icon/icon.tsx'

export type Filter = {
  readonly label: string
  readonly value: string
  /** This page without the filter. */
  readonly remove: string
}

export type FiltersProps = {
  readonly heading?: string | undefined
  readonly filters: readonly Filter[]
  /** "Add a filter": opens the form in the children, which sends by GET. */
  readonly add?: string | undefined
  /** How much is left: "10 of 48 read". */
  readonly summary?: Child
}

/** What a list is narrowed to. It all stands in the address, so that a view can be sent to a colleague. */
export function Filters(props: PropsWithChildren<FiltersProps>) {
  const t = usePublicText()
  return (
    <div class="filters">
      {props.heading ? <h2>{props.heading}</h2> : null}
      {props.filters.length === 0 ? null : (
        <ul>
          {props.filters.map(filter => (
            <li>
              <a
                class="filters__chip"
                href={filter.remove}
                aria-label={t('ui.remove', { filter: `${filter.label} ${filter.value}` })}
              >
                <span>
                  {filter.label} <b>{filter.value}</b>
                </span>
                <Icon name="cross" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {props.add ? <Details summary={props.add}>{props.children}</Details> : null}
      {props.summary ? <p>{props.summary}</p> : null}
    </div>
  )
}
