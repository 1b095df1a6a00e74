import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { mostNoteLetters, returnReasons, type Wanted } from './review.ts'

export type ReadDecision =
  | { readonly ok: true; readonly wanted: Wanted }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** What a reviewer pressed. Sending back asks for a reason; "something else" asks to be told what. */
export function readDecision(fields: FormFields): ReadDecision {
  const decision = fieldText(fields, 'decision')
  if (decision === 'open' || decision === 'hold') return { ok: true, wanted: { decision } }
  const reason = returnReasons.find(each => each === fieldText(fields, 'reason'))
  const ownWords = fieldText(fields, 'own_words').trim()
  if (!reason) return { ok: false, errors: [{ field: 'reason', message: t('decide.no-reason') }] }
  if (reason === 'other' && ownWords === '')
    return { ok: false, errors: [{ field: 'own_words', message: t('decide.words-needed') }] }
  if (ownWords.length > mostNoteLetters) {
    return {
      ok: false,
      errors: [{ field: 'own_words', message: t('decide.too-long', { count: mostNoteLetters }) }],
    }
  }
  return { ok: true, wanted: { decision: 'return', reason, ownWords } }
}
