import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/review.en.ts'
import type { Span } from '../excerpt.ts'
import { type RedactionKind, redactionKinds } from './redaction.ts'

export type PieceToCover = Span & { readonly kind: RedactionKind }

/** How a suggested piece is called in the form. */
export function pieceKey({ kind, start, end }: PieceToCover): string {
  return `${kind}-${start}-${end}`
}

export type ReadCover =
  | { readonly ok: true; readonly pieces: readonly PieceToCover[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What is to be covered: what was ticked, and every place where the exact words stand that were copied. */
export function readCover(
  fields: FormFields,
  said: { readonly id: string; readonly words: string },
): ReadCover {
  const pieces = fieldTexts(fields, `piece-${said.id}`).flatMap(readKey)
  const exact = fieldText(fields, `exact-${said.id}`).trim()
  const kind = redactionKinds.find(each => each === fieldText(fields, `kind-${said.id}`)) ?? 'other'
  if (exact !== '') {
    const found = placesOf(said.words, exact).map(span => ({ ...span, kind }))
    if (found.length === 0)
      return { ok: false, errors: [{ field: `exact-${said.id}`, message: t('cover.not-said') }] }
    pieces.push(...found)
  }
  if (pieces.length === 0)
    return { ok: false, errors: [{ field: `exact-${said.id}`, message: t('cover.nothing') }] }
  return { ok: true, pieces }
}

function readKey(key: string): PieceToCover[] {
  const [, name, start, end] = /^([a-z]+)-(\d{1,7})-(\d{1,7})$/.exec(key) ?? []
  const kind = redactionKinds.find(each => each === name)
  return kind ? [{ kind, start: Number(start), end: Number(end) }] : []
}

function placesOf(words: string, piece: string): Span[] {
  const places: Span[] = []
  for (let at = words.indexOf(piece); at >= 0; at = words.indexOf(piece, at + piece.length))
    places.push({ start: at, end: at + piece.length })
  return places
}
