import type { Language } from '../i18n/language.ts'
import { publicText } from '../i18n/public-text.ts'
import type { Helpline } from './help.tsx'

/** The lines that anyone in Scotland can ring, free, for programmes that have not chosen their own. */
export function scottishHelplines(language: Language): readonly Helpline[] {
  const t = publicText(language)
  return [
    { label: t('help.danger'), phone: '999' },
    { label: t('help.ill'), phone: '111' },
    { label: t('help.talk'), phone: '116 123' },
  ]
}
