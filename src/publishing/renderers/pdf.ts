import { readFileSync } from 'node:fs'
import { chooseFonts, systemFontFolders } from '../../platform/typeset/choose-fonts.ts'
import { typeset } from '../../platform/typeset/typeset.ts'
import type { Document } from '../document.ts'
import { drawableDocument } from '../document-drawable.ts'
import { type PrintContent, printContent } from './pdf-content.ts'
import { describeCharacter, type MissingCharacter, nameOfSign } from './symbol-names.ts'

export type PdfOptions = {
  /** Where to look for fonts for scripts that Rowan ships none for. The system's own folders unless said. */
  readonly fontFolders?: readonly string[]
  /**
   * What to do about letters that no font can draw. `refuse` makes no file; `name` writes "[Han U+6F22]" in the
   * letter's place. Signs and emoji are always named, because the words around them can still be read.
   */
  readonly letters?: 'refuse' | 'name'
  /** Milliseconds after which the job is given up. */
  readonly timeout?: number
}

export type PdfResult =
  | {
      readonly ok: true
      readonly bytes: Uint8Array
      readonly pages: number
      /** Characters that stand as their names, because no font could draw them. */
      readonly named: readonly MissingCharacter[]
    }
  | { readonly ok: false; readonly reason: 'missing letters'; readonly missing: readonly MissingCharacter[] }
  | { readonly ok: false; readonly reason: 'not compiled'; readonly diagnostics: string }

const template = readFileSync(new URL('report.typ', import.meta.url), 'utf8')

/**
 * Exports a document as PDF/UA-1: tagged, with title, language, bookmarks and alternative texts, fonts embedded.
 * The same document and fonts give the same bytes. A warning of the compiler counts as a failure.
 */
export async function renderPdf(document: Document, options: PdfOptions = {}): Promise<PdfResult> {
  const content = printContent(drawableDocument(document))
  const text = JSON.stringify(content)
  const fonts = chooseFonts(codePointsOf(text), options.fontFolders ?? systemFontFolders, document.language)
  const missing = fonts.missing.map(describeCharacter)
  const letters = missing.filter(one => one.isLetter)
  if (letters.length > 0 && options.letters !== 'name')
    return { ok: false, reason: 'missing letters', missing: letters }

  const job = {
    template,
    contentName: 'report.json',
    content: JSON.stringify({
      ...content,
      fonts: { sans: fonts.sans, serif: fonts.serif },
      signs: signsIn(content, fonts.missing),
    }),
    fonts: fonts.files,
  }
  const reply = await typeset(job, options.timeout ?? 120_000)
  if (!reply.ok) return { ok: false, reason: 'not compiled', diagnostics: reply.diagnostics }
  return { ok: true, bytes: reply.bytes, pages: reply.pages, named: missing }
}

function codePointsOf(text: string): Set<number> {
  return new Set([...text].map(character => character.codePointAt(0)!))
}

/** Every sign in the text that has a missing character in it, with its name in brackets. */
function signsIn(
  content: PrintContent,
  missing: readonly number[],
): readonly { sign: string; name: string }[] {
  if (missing.length === 0) return []
  const lost = new Set(missing.map(one => String.fromCodePoint(one)))
  const signs = new Set<string>()
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      for (const { segment } of graphemes.segment(value)) {
        if ([...segment].some(one => lost.has(one))) signs.add(segment)
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) visit(inner)
    }
  }
  visit(content)
  return [...signs]
    .toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .map(sign => ({ sign, name: `[${nameOfSign(sign)}]` }))
}
