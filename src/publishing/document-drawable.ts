import { isSafeTable } from '../disclosure/index.ts'
import type { Document } from './document.ts'

/**
 * Text without what no page can hold: control characters, which XML and HTML forbid, are left out, and half a
 * surrogate pair becomes U+FFFD. Line ends are single line feeds. Everything that can be read stays as it is.
 */
export function drawableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
}

/** The document with drawable text throughout. Protected tables stay the sealed ones that they are. */
export function drawableDocument(document: Document): Document {
  return drawable(document) as Document
}

function drawable(value: unknown): unknown {
  if (typeof value === 'string') return drawableText(value)
  if (typeof value !== 'object' || value === null || isSafeTable(value)) return value
  if (Array.isArray(value)) return value.map(drawable)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, drawable(inner)]))
}
