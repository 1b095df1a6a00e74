import { createHash } from 'node:crypto'
import { leafPath } from './icon/leaf.tsx'
import { wholeStylesheet } from './stylesheet.ts'

/** A file that pages refer to. Its address changes with its content, so it may be kept for ever. */
export type Asset = { readonly address: string; readonly type: string; readonly body: string }

/** A file under an address that its content gives it; `before` comes before the hash. */
export function asset(body: string, ending: string, type: string, before = ''): Asset {
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { address: `/assets/${before}${digest}.${ending}`, type, body }
}

const leaf = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 0 48 48"><path fill="#1f4d38" d="${leafPath}"/></svg>`

/** The mark in a browser's tab. */
export const leafIcon: Asset = asset(leaf, 'svg', 'image/svg+xml')

/** The stylesheet of the workspace. */
export const workspaceStyles: Asset = asset(wholeStylesheet().css, 'css', 'text/css; charset=utf-8')

/** What to serve below `/assets/`, with `cache-control: public, max-age=31536000, immutable`. */
export const assets: readonly Asset[] = [leafIcon, workspaceStyles]
