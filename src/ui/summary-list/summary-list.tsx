import type { Child } from 'hono/jsx'
import { usePublicText } from '../i18n/public-text.ts'

export type SummaryRow = {
  readonly label: string
  readonly value: Child
  /** `words` for what a person said (serif), `unsaid` for what was skipped. */
  readonly kind?: 'words' | 'unsaid' | undefined
  /** Where this one is changed. The link is named "Change" and, for screen readers, what it changes. */
  readonly change?: string | undefined
}

/** What is known, line by line, each with a way to change it. */
export function SummaryList(props: { readonly rows: readonly SummaryRow[] }) {
  const t = usePublicText()
  return (
    <dl class="summary-list">
      {props.rows.map(row => (
        <div>
          <dt>{row.label}</dt>
          <dd class={row.kind ? `summary-list__${row.kind}` : undefined}>{row.value}</dd>
          {row.change ? (
            <dd>
              <a href={row.change}>
                {t('ui.change')}
                <span class="hidden"> {row.label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
