import { strFromU8, unzipSync } from 'fflate'
import { themesOn, until } from './analyse.ts'
import type { Scenario } from './scenario.ts'
import type { Place } from './set-up.ts'
import type { Team } from './team.ts'
import { type VisitedPage, type Visitor, VisitProblem, wordsOf } from './visitor.ts'

/** What is out: the page, and its files as they were fetched. */
export type Published = {
  readonly address: string
  readonly page: VisitedPage
  readonly pdfBytes: number
  /** The words of the Word file, without its formatting. */
  readonly wordText: string
}

/** Writes the findings with their quotes, what they ask of others, and the report; publishes it and fetches all of it. */
export async function publish(
  { owner, editor }: Team,
  file: Scenario,
  place: Place,
  tell: (doing: string) => void,
): Promise<{ readonly editorPage: string; readonly published: Published }> {
  tell('Findings are written')
  for (const finding of file.findings) await writeFinding(editor, place, finding)
  for (const recommendation of file.recommendations) await recommend(owner, place, recommendation)
  tell('The report is composed and published')
  const editorPage = await compose(editor, place, file.report)
  await owner.send(await owner.open(editorPage), { action: '/publish' })
  return { editorPage, published: await fetchIssue(editor, editorPage) }
}

async function writeFinding(editor: Visitor, { programme }: Place, finding: Scenario['findings'][number]) {
  const home = `${programme}/understand`
  const themes = themesOn(await editor.open(home), home)
  const written = await editor.send(
    await editor.open(`${home}/findings/new`),
    { button: 'Save' },
    {
      sentence: finding.sentence,
      explanation: finding.explanation,
      theme: finding.themes.map(name => themes.get(name)?.split('/').at(-1) ?? name),
      characteristic: finding.characteristics,
    },
  )
  const at = written.at.replace(/\?.*$/, '')
  for (const quote of finding.quotes) await keepQuote(editor, at, quote)
}

/** Leafs through what may be quoted until somebody says it. */
async function keepQuote(editor: Visitor, finding: string, quote: string) {
  for (let number = 1; number < 1000; number++) {
    const page = await editor.open(`${finding}/quotes?page=${number}`)
    const forms = page.root.querySelectorAll(`form[action="${finding}/quotes"]`)
    if (forms.length === 0) break
    const form = forms.find(each => each.querySelector('textarea')?.textContent.includes(quote))
    if (form === undefined) continue
    await editor.send(
      { ...page, root: form.parentNode ?? page.root },
      { button: 'Keep this quote' },
      { quote },
    )
    return
  }
  throw new VisitProblem(`Nobody whose words are behind ${finding} may be quoted with “${quote}”.`)
}

async function recommend(
  editor: Visitor,
  { programme }: Place,
  { findings, answer, due = '', ...wanted }: Scenario['recommendations'][number],
) {
  const at = `${programme}/show/recommendations`
  const page = await editor.open(at)
  const boxes = findings.map(sentence => boxNamed(page, 'finding', sentence))
  const made = await editor.send(
    page,
    { button: 'Save' },
    { ...wanted, ...(due === '' ? {} : { due }), finding: boxes },
  )
  if (!answer) return
  const links = made.root.querySelectorAll('a').map(link => link.getAttribute('href') ?? '')
  const asked = links.filter(address => address.startsWith(at) && address.endsWith('/answer')).at(-1)
  if (asked === undefined) throw new VisitProblem(`${at} leads to no page for the answer.`)
  await editor.send(await editor.open(asked), { button: 'Save the answer' }, answer)
}

/** The value of the box that stands beside these words. */
function boxNamed(page: VisitedPage, name: string, words: string): string {
  for (const box of page.root.querySelectorAll(`input[name="${name}"]`))
    if (wordsOf(page.root.querySelector(`label[for="${box.getAttribute('id')}"]`)).startsWith(words))
      return box.getAttribute('value') ?? ''
  throw new VisitProblem(`${page.at} does not offer “${words}”.`)
}

async function compose(editor: Visitor, { programme }: Place, report: Scenario['report']): Promise<string> {
  const begun = await editor.send(
    await editor.open(`${programme}/show`),
    { action: '/show/new' },
    { title: report.title },
  )
  const at = begun.at.replace(/\?.*$/, '')
  await editor.send(begun, { button: 'Save' }, { title: report.title, subtitle: report.subtitle })
  for (const characteristic of report.who) {
    const page = await editor.open(at)
    const details = page.root
      .querySelectorAll('details')
      .find(each => wordsOf(each.querySelector('summary')) === 'Who took part, as a table')
    if (details === undefined) throw new VisitProblem(`${at} offers no table of who took part.`)
    await editor.send({ ...page, root: details }, {}, { characteristic })
  }
  return at
}

/** Waits until the newest issue is made, and fetches its page and files as a reader would. */
export async function fetchIssue(reader: Visitor, editorPage: string): Promise<Published> {
  const page = await until(reader, editorPage, each => each.root.querySelector('[data-follow]') === null)
  const links = page.root.querySelectorAll('a').map(link => link.getAttribute('href') ?? '')
  const address = links.find(each => each.startsWith('/r/'))
  if (address === undefined)
    throw new VisitProblem(
      `${editorPage}: the report did not come out: ${wordsOf(page.root.querySelector('.notice'))}`,
    )
  const pdf = await reader.download(`${address}/report.pdf`)
  if (!pdf.mediaType.startsWith('application/pdf') || strFromU8(pdf.bytes.slice(0, 5)) !== '%PDF-')
    throw new VisitProblem(`${address}/report.pdf is no PDF.`)
  const word = await reader.download(`${address}/report.docx`)
  const body = unzipSync(word.bytes)['word/document.xml']
  if (body === undefined) throw new VisitProblem(`${address}/report.docx is no Word file.`)
  return {
    address,
    page: await reader.open(address),
    pdfBytes: pdf.bytes.length,
    wordText: strFromU8(body)
      .replaceAll('</w:p>', '\n')
      .replaceAll(/<[^>]+>/g, ''),
  }
}
