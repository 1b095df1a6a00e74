import { createContext, useContext } from 'hono/jsx'
import type { Catalogue, TranslationOf } from './catalogue.ts'
import type { Language } from './language.ts'
import { ar } from './public.ar.ts'
import { en } from './public.en.ts'
import { gd } from './public.gd.ts'
import { pl } from './public.pl.ts'
import { zhHans } from './public.zh-Hans.ts'
import { type Translate, translator } from './translator.ts'

export type PublicCatalogue = typeof en
export type PublicText = Translate<PublicCatalogue>

/** Every public text in every language. The types make a language with a missing text fail to compile. */
export const publicCatalogues: Readonly<Record<Language, TranslationOf<PublicCatalogue>>> = {
  en,
  gd,
  pl,
  ar,
  'zh-Hans': zhHans,
}

const translators = new Map<Language, PublicText>()

/** The public screens' texts in one language: `publicText('pl')('question.send')`. */
export function publicText(language: Language): PublicText {
  let text = translators.get(language)
  if (!text) {
    // Same keys by TranslationOf; same parameters by catalogues.test.ts.
    text = translator<Catalogue>(language, publicCatalogues[language]) as PublicText
    translators.set(language, text)
  }
  return text
}

/** The language of the page being drawn. The layouts provide it; components read it. */
export const LanguageContext = createContext<Language>('en')

/** The texts in the language of the page being drawn. */
export function usePublicText(): PublicText {
  return publicText(useContext(LanguageContext))
}
