import { html, raw } from 'hono/html'
import { encode } from 'uqr'

export type QrCodeProps = {
  /** What a camera reads: an address. */
  readonly text: string
  /** What it does, for those who cannot see it. */
  readonly label: string
  /** For the back of a room or a poster. */
  readonly large?: boolean | undefined
}

/** A QR code as one drawing, each run of dark squares a stroke, so that it stays small on the wire. */
export function QrCode(props: QrCodeProps) {
  const { data, size } = encode(props.text, { border: 4, ecc: 'M' })
  return html`<svg class="qr-code${props.large ? ' qr-code--large' : ''}" viewBox="0 0 ${size} ${size}" role="img" aria-label="${props.label}" shape-rendering="crispEdges"><path stroke="#1e2320" d="${raw(runs(data))}"/></svg>`
}

function runs(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of rows.entries()) {
    let x = 0
    while (x < row.length) {
      const start = x
      while (row[x]) x++
      if (x > start) path += `M${start} ${y}.5h${x - start}`
      x++
    }
  }
  return path
}
