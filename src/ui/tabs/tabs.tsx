import { publicText } from '../i18n/public-text.ts'

export type Tab = {
  readonly label: string
  readonly href: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
}

/** Pages that belong together, side by side. Each has an address of its own, so these are links, not tabs. */
export function Tabs(props: { readonly label: string; readonly items: readonly Tab[] }) {
  const { number } = publicText('en')
  return (
    <nav class="tabs" aria-label={props.label}>
      <ul>
        {props.items.map(item => (
          <li>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : <span> {number(item.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
