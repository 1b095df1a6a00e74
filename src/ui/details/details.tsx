import type { Child, PropsWithChildren } from 'hono/jsx'

export type DetailsProps = { readonly summary: Child; readonly open?: boolean | undefined }

/** More for those who want it, in its place. */
export function Details(props: PropsWithChildren<DetailsProps>) {
  return (
    <details class="details" open={props.open}>
      <summary>{props.summary}</summary>
      <div>{props.children}</div>
    </details>
  )
}
