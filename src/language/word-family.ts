import { isQualityWord } from './filler.ts'
import { stem } from './stem.ts'

/** What must be known of a word to tell its family: whether these texts have it, and mostly as a verb. */
export interface KnownWord {
  isVerb: boolean
}

const polishEndings = /(?:owie|ami|ach|iem|ego|emu|ymi|imi|ów|om|em|ie|ej|ym|im|ich|ych|ie|a|u|y|i|e|ę|ą|o)$/u
const arabicArticle = /^(?:وال|بال|كال|فال|لل|ال)/u
const lenited = /^([bcdfgmpst])h(?=\p{L}{2})/u

/**
 * One key for the forms of a word that name one thing: "wait", "waited" and "waiting" where "wait" is a verb;
 * never "park" and "parking". Only a key to count by, shown to nobody. Polish words go without their endings,
 * Gaelic ones without lenition, Arabic ones without their article.
 * @param known what these texts tell of a word; `undefined` where they do not have it
 */
export function familyOf(
  word: string,
  language: string,
  known: (word: string) => KnownWord | undefined,
): string {
  if (language === 'pl') return word.length > 4 ? word.replace(polishEndings, '') : word
  if (language === 'gd') return word.replace(lenited, '$1')
  if (language === 'ar') return word.length > 4 ? word.replace(arabicArticle, '') : word
  const own = stem(word)
  return language === 'en' ? englishFamily(own, known) : own
}

const endings: readonly (readonly [ending: RegExp, verbOnly: boolean])[] = [
  [/ing$/, true],
  [/ed$/, false],
  [/ness$/, false],
]

function englishFamily(word: string, known: (word: string) => KnownWord | undefined): string {
  for (const [ending, verbOnly] of endings) {
    const root = word.replace(ending, '')
    if (root === word || root.length < 3) continue
    const bases = [root, `${root}e`, root.replace(/(.)\1$/, '$1'), root.replace(/i$/, 'y')]
    const base = bases.find(form => known(form) !== undefined && (!verbOnly || known(form)!.isVerb))
    if (base) return ending.source === 'ness$' && isQualityWord(base) ? word : base
    // "Arrived" and "arriving", where nobody wrote "arrive".
    if (verbOnly ? known(`${root}ed`) : known(`${root}ing`)) return `${root}-`
  }
  return word
}
