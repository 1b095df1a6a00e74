import type { Scenario, ScenarioAnswer } from './scenario.ts'
import type { Place } from './set-up.ts'
import { type Answers, type VisitedPage, type Visitor, VisitProblem, wordsOf } from './visitor.ts'

/** What somebody keeps who has answered: the words of the receipt, and what they said. */
export type Receipt = { readonly code: string; readonly pin: string; readonly words: string }

/** Receipts of the answers that the file names. */
export type Receipts = ReadonlyMap<string, Receipt>

/**
 * Every person of the file answers on the web: question, "who are you" and permission on one page, then the
 * receipt, and a PIN where the file gives one.
 *
 * @param someone opens a browser of another person each time
 * @param tell is called with how many of how many have answered
 */
export async function takePart(
  someone: () => Visitor,
  file: Scenario,
  { code }: Place,
  tell: (done: number, of: number) => void,
): Promise<Receipts> {
  const receipts = new Map<string, Receipt>()
  const of = file.answers.reduce((sum, group) => sum + group.times, 0)
  let done = 0
  for (const group of file.answers) {
    for (let time = 0; time < group.times; time++) {
      const person = someone()
      const words = group.words[time % group.words.length]!
      const page = await person.open(`/c/${code}/${group.language}`)
      // The first button of the page shows the answers once more before they go; the last one sends them.
      const thanks = await person.send(page, { action: `/c/${code}`, last: true }, answersOf(group, words))
      const receipt = receiptOn(thanks)
      if (group.pin !== undefined) await person.send(thanks, {}, { pin: group.pin, pin_again: group.pin })
      if (group.key !== undefined && time === 0)
        receipts.set(group.key, { code: receipt, pin: group.pin ?? '', words })
      done += 1
      tell(done, of)
    }
  }
  return receipts
}

function answersOf({ who, permission }: ScenarioAnswer, words: string): Answers {
  const { naming, name, contact } = permission
  const uses = ['analysis', 'quotation', 'story', 'telling'] as const
  return {
    answer_q1: words,
    ...Object.fromEntries(Object.entries(who).map(([kind, value]) => [`who_${kind}`, value])),
    ...Object.fromEntries(uses.filter(use => permission[use]).map(use => [use, ['yes']])),
    ...(permission.quotation ? { naming } : {}),
    ...(permission.quotation && naming !== 'none' && name !== undefined ? { [`name_${naming}`]: name } : {}),
    ...(contact === undefined ? {} : { contact: ['yes'], contact_details: contact }),
  }
}

/** Three words and a number, as the page shows them to keep. */
function receiptOn(thanks: VisitedPage): string {
  const code = wordsOf(thanks.root.querySelector('.receipt__words'))
  if (code === '') throw new VisitProblem(`${thanks.at} shows no receipt.`)
  return code
}
