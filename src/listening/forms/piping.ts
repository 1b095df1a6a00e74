import type { Language } from '../../ui/i18n/language.ts'
import type { Answer } from './answer.ts'
import { optionsOf, type Question } from './question.ts'

/** Letters of an answer that are said back in a later question: a long story is not read out again. */
const mostPiped = 80

/**
 * Puts what was answered before into a later wording: `{home}` becomes the answer to the question `home`, in the
 * words of its options or of the person. What was not answered leaves `otherwise` there. Braces around anything
 * that is no question stay as they are.
 */
export function pipe(
  text: string,
  questions: readonly Question[],
  answers: Readonly<Record<string, Answer>>,
  language: Language,
  otherwise: string,
): string {
  return text.replace(/\{([a-z][a-z0-9_]{0,30})\}/g, (whole, key: string) => {
    const asked = questions.find(one => one.key === key)
    if (!asked) return whole
    const answer = answers[key]
    return answer ? inWords(asked, answer, language) || otherwise : otherwise
  })
}

/** The keys of the questions whose answers a text says back. */
export function pipedInto(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-z][a-z0-9_]{0,30})\}/g)].map(([, key]) => key!)
}

function inWords(asked: Question, answer: Answer, language: Language): string {
  switch (answer.kind) {
    case 'words':
      return answer.words.length > mostPiped ? `${answer.words.slice(0, mostPiped).trimEnd()}…` : answer.words
    case 'number':
      return String(answer.value)
    case 'date':
      return answer.date
    case 'chosen':
    case 'ranked': {
      const labels = answer.options.flatMap(key => {
        const found = optionsOf(asked).find(one => one.key === key)
        return found ? [found.labels[language] ?? Object.values(found.labels)[0] ?? key] : []
      })
      return new Intl.ListFormat(language, { type: 'conjunction' }).format(labels)
    }
    default:
      return ''
  }
}
