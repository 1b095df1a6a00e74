import type { Child } from 'hono/jsx'
import { usePublicText } from '../i18n/public-text.ts'
import { Icon } from '../icon/icon.tsx'

export type TableColumn = {
  readonly label: Child
  /** Figures line up at the end of the column. */
  readonly numeric?: boolean | undefined
  /** Where the table is sorted by this column, or turned round if it is already. */
  readonly sortHref?: string | undefined
  /** How it is sorted now, if by this column. */
  readonly sorted?: 'ascending' | 'descending' | undefined
}

export type TableProps = {
  /** Names the table; what it shows is said in the sentence before it. */
  readonly caption: Child
  readonly captionHidden?: boolean | undefined
  /** Unique on the page, needed where there are several tables. */
  readonly id?: string | undefined
  readonly columns: readonly TableColumn[]
  /** A cell for each column; the first of a row is its heading. */
  readonly rows: readonly (readonly Child[])[]
}

/** Rows and columns. On a narrow screen it scrolls sideways by itself, with the keyboard too. */
export function Table(props: TableProps) {
  const t = usePublicText()
  const id = `${props.id ?? 'table'}-caption`
  return (
    // A part that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="table" aria-labelledby={id} tabindex={0}>
      <table>
        <caption id={id} class={props.captionHidden ? 'hidden' : undefined}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.columns.map(column => (
              <th scope="col" class={numberClass(column)} aria-sort={column.sorted}>
                {column.sortHref === undefined ? (
                  column.label
                ) : (
                  <a href={column.sortHref}>
                    {column.label}
                    {column.sorted ? (
                      <>
                        <Icon name="down" />
                        <span class="hidden">
                          {', '}
                          {t(column.sorted === 'ascending' ? 'ui.sorted-up' : 'ui.sorted-down')}
                        </span>
                      </>
                    ) : null}
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td class={numberClass(props.columns[index])}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function numberClass(column: TableColumn | undefined): string | undefined {
  return column?.numeric ? 'table__number' : undefined
}
