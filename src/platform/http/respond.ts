import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'

/** A page as it was drawn, or one that was drawn before and kept. */
type Page = HtmlEscapedString | Promise<HtmlEscapedString> | string
type Settings = {
  readonly status?: 200 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503
  /** Seconds that anyone, a CDN too, may keep the page. Only for pages that are the same for everybody. */
  readonly publicFor?: number
}

const keptPages = 400
const compressed = new Map<string, Buffer<ArrayBuffer>>()
const styleHashes = new Map<string, string>()

/** Answers with a page: document type, content security policy, entity tag and compression. */
export async function page(c: Context, content: Page, settings: Settings = {}): Promise<Response> {
  const html = String(await content)
  const { status = 200, publicFor } = settings
  c.header('Content-Type', 'text/html; charset=utf-8')
  c.header('Content-Security-Policy', contentSecurityPolicy(html))
  c.header('Vary', 'Accept-Encoding')
  c.header('Cache-Control', publicFor ? `public, max-age=${publicFor}` : 'private, no-store')
  if (publicFor) {
    const tag = `"${createHash('sha1').update(html).digest('base64url')}"`
    c.header('ETag', tag)
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
  }
  if (!/\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(html, status)
  c.header('Content-Encoding', 'gzip')
  return c.body(publicFor ? compressOnce(html) : gzipSync(html, { level: 5 }), status)
}

/** Compressing costs more than making a page, so what everybody gets is compressed once and kept. */
function compressOnce(html: string): Buffer<ArrayBuffer> {
  const known = compressed.get(html)
  if (known) return known
  const bytes = gzipSync(html, { level: 9 })
  compressed.set(html, bytes)
  if (compressed.size > keptPages) compressed.delete(compressed.keys().next().value!)
  return bytes
}

/** Only our own files, and the one style sheet that the page carries, by its hash. No inline script, ever. */
function contentSecurityPolicy(html: string): string {
  const start = html.indexOf('<style>')
  const style = start < 0 ? '' : ` ${styleHash(html.slice(start + 7, html.indexOf('</style>', start)))}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${style}`,
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

function styleHash(css: string): string {
  const known = styleHashes.get(css)
  if (known) return known
  const made = `'sha256-${createHash('sha256').update(css).digest('base64')}'`
  if (styleHashes.size > keptPages) styleHashes.clear()
  styleHashes.set(css, made)
  return made
}
