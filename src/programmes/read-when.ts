import { z } from 'zod'
import type { Language } from '../ui/i18n/language.ts'
import { publicText } from '../ui/i18n/public-text.ts'

/**
 * When a person reads what came in. Not free text: it stands on every public page, so it must be right in
 * every language.
 */
export const readWhen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekday_mornings') }),
  z.object({ kind: z.literal('within_days'), days: z.int().min(1).max(60) }),
  z.object({ kind: z.literal('after'), date: z.iso.date() }),
])
export type ReadWhen = z.infer<typeof readWhen>

/** "A person reads answers within 3 working days." */
export function readingSentence(when: ReadWhen, language: Language): string {
  const t = publicText(language)
  switch (when.kind) {
    case 'weekday_mornings':
      return t('help.reading-weekdays')
    case 'within_days':
      return t('help.reading-days', { count: when.days })
    case 'after':
      return t('help.reading-after', { date: t.date(new Date(`${when.date}T12:00:00Z`)) })
  }
}
