import { setTimeout as pause } from 'node:timers/promises'
import { fetchIssue, type Published } from './publish.ts'
import type { Receipt } from './take-part.ts'
import { type VisitedPage, type Visitor, VisitProblem, wordsOf } from './visitor.ts'

/** What a receipt's page says has become of the words, before they are taken back. */
export type Told = { readonly uses: readonly string[] }

/** Somebody opens their words with receipt and PIN, sees what became of them, and takes everything back. */
export async function takeBack(author: Visitor, receipt: Receipt, note: boolean): Promise<Told> {
  const opened = await author.send(
    await author.open('/your-words'),
    {},
    { code: receipt.code, pin: receipt.pin },
  )
  if (!wordsOf(opened.root).includes(wordsIn(receipt.words)))
    throw new VisitProblem('The receipt opens a page that does not show its words.')
  const uses = opened.root.querySelectorAll('.journey li').map(wordsOf)
  const page = await author.open('/your-words/withdraw')
  const gone = await author.send(page, { last: true }, { what: 'everything', note: note ? 'yes' : 'no' })
  if (wordsOf(gone.root).includes(wordsIn(receipt.words)))
    throw new VisitProblem('The words are still on the page of the receipt.')
  return { uses }
}

/** The report as it is made again without the words. Whoever reads meanwhile finds a page that says so. */
export async function fetchWithout(
  reader: Visitor,
  editorPage: string,
  words: readonly string[],
): Promise<Published> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const now = await fetchIssue(reader, editorPage).catch(error => {
      if (error instanceof VisitProblem && Date.now() < deadline) return undefined
      throw error
    })
    const shown = now && [wordsOf(now.page.root), now.wordText].join('\n')
    if (now && shown && !words.some(each => shown.includes(each))) return now
    if (Date.now() > deadline) throw new VisitProblem('The report still shows words that were taken back.')
    await pause(250)
  }
}

/** The team's pages, none of which may show the words any more. */
export async function findLeft(
  team: Visitor,
  addresses: readonly string[],
  words: readonly string[],
): Promise<string[]> {
  const left: string[] = []
  for (const address of addresses) {
    const page: VisitedPage = await team.open(address)
    if (words.some(each => wordsOf(page.root).includes(wordsIn(each)))) left.push(address)
  }
  return left
}

function wordsIn(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
