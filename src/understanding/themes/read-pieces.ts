import type { Span } from '../../listening/index.ts'
import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import type { Target } from './change-pieces.ts'
import { offeredPieces, spanOf } from './pieces.ts'
import { themeName } from './theme.ts'

type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; errors: FieldError[] }

/** How a piece is called in the form. */
export function pieceKey({ start, end }: Span): string {
  return `${start}-${end}`
}

/** The part that an analyst means: what they ticked, and what they copied. */
export function readPieces(
  fields: FormFields,
  said: { readonly words: string; readonly language: string },
): Read<Span[]> {
  const ticked = new Set(fieldTexts(fields, 'piece'))
  const spans = offeredPieces(said.words, said.language).filter(piece => ticked.has(pieceKey(piece)))
  const exact = fieldText(fields, 'exact')
  if (exact.trim() !== '') {
    const span = spanOf(said.words, exact)
    if (!span) return { ok: false, errors: [{ field: 'exact', message: t('piece.not-said') }] }
    spans.push(span)
  }
  if (spans.length === 0) return { ok: false, errors: [{ field: 'piece', message: t('piece.none-chosen') }] }
  return { ok: true, value: spans }
}

/** Where it goes: one of the themes that are there, or a new one. */
export function readTarget(fields: FormFields): Read<Target> {
  const wrong = (field: string, message: string): Read<Target> => ({
    ok: false,
    errors: [{ field, message }],
  })
  const theme: Id<'theme'> | undefined = parseId<'theme'>(fieldText(fields, 'to-theme'))
  const typed = fieldText(fields, 'to-new').trim()
  if (theme && typed !== '') return wrong('to-new', t('piece.two-targets'))
  if (theme) return { ok: true, value: { theme } }
  if (typed === '') return wrong('to-theme', t('piece.no-target'))
  const name = themeName.safeParse(typed)
  return name.success
    ? { ok: true, value: { name: name.data } }
    : wrong('to-new', name.error.issues[0]!.message)
}
