import type { Child } from 'hono/jsx'

/** A table whose first row and first column are headers. The caption may be hidden where a sentence says the same. */
export function DataTable(props: {
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly Child[])[]
  readonly caption: string
  readonly captionId?: string
}) {
  const numeric = (index: number) => (props.columns[index]?.numeric ? 'document__numeric' : undefined)
  return (
    <table>
      <caption id={props.captionId} class={props.captionId === undefined ? 'hidden' : undefined}>
        {props.caption}
      </caption>
      <thead>
        <tr>
          {props.columns.map((column, index) => (
            <th scope="col" class={numeric(index)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(([head, ...cells]) => (
          <tr>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td class={numeric(index + 1)}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same with its caption above it, in a place that scrolls within itself where it is too wide, by keyboard too. */
export function CaptionedTable(props: {
  readonly id: string
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly Child[])[]
  readonly caption: string
}) {
  const caption = `${props.id}-caption`
  return (
    <section class="document__table" id={props.id} tabindex={0} aria-labelledby={caption}>
      <DataTable columns={props.columns} rows={props.rows} caption={props.caption} captionId={caption} />
    </section>
  )
}
