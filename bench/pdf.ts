import { type Block, checkDocument, type Document, line } from '../src/publishing/document.ts'
import { renderPdf } from '../src/publishing/renderers/pdf.ts'
import { type Bench, median } from './figure.ts'
import { madeTexts } from './themes.ts'

const rounds = 5

/** A report of about a hundred pages as PDF/UA-1, in the process of its own that every PDF gets. */
export const benchPdf: Bench = {
  about: 'a report of about 100 pages as PDF/UA-1, process and fonts included',
  async run(report) {
    const document = longReport()
    const seconds: number[] = []
    let pages = 0
    for (let round = 0; round < rounds; round++) {
      const began = performance.now()
      const pdf = await renderPdf(document)
      if (!pdf.ok) throw new Error(`The PDF could not be made: ${JSON.stringify(pdf)}`)
      seconds.push((performance.now() - began) / 1000)
      pages = pdf.pages
    }
    report({ what: 'pages', value: pages, unit: '', limit: { atLeast: 100 } })
    report({ what: `all of them, middle of ${rounds}`, value: median(seconds), unit: 's' })
    const hundred = (median(seconds) / pages) * 100
    report({ what: '100 pages of them', value: hundred, unit: 's', limit: { atMost: 1 } })
  },
}

/** Findings with what people said about them, as a long report has, one to a page or two. */
function longReport(): Document {
  const texts = madeTexts(2400).map(({ text }) => text)
  const perFinding = 30
  const total = texts.length / perFinding
  const blocks = Array.from({ length: total }, (_, index): Block[] => {
    const said = texts.slice(index * perFinding, (index + 1) * perFinding)
    const paragraph = (from: number): Block => ({
      kind: 'paragraph',
      text: line(said.slice(from, from + 6).join(' ')),
    })
    return [
      {
        kind: 'finding',
        id: `finding-${index + 1}`,
        number: index + 1,
        total,
        name: `Finding ${index + 1}`,
        sentence: said[0]!,
        text: [line(said[1]!), line(said[2]!)],
        evidence: { id: `theme-${index + 1}`, note: line('What people said, as they said it.') },
        hue: null,
      },
      paragraph(3),
      ...said.slice(9, 13).map((text): Block => {
        return { kind: 'quote', text, language: null, attribution: null, permission: null, evidence: null }
      }),
      paragraph(13),
      { kind: 'list', ordered: false, items: said.slice(19, 24).map(line) },
      paragraph(24),
    ]
  })
  const checked = checkDocument({
    title: 'What matters to people',
    titleIsQuote: false,
    subtitle: null,
    language: 'en',
    direction: 'ltr',
    organisation: 'Rowan',
    partners: [],
    date: '2026-01-01',
    lastChanged: null,
    issue: 1,
    description: 'A report made to measure with.',
    address: null,
    blocks: [{ kind: 'heading', id: 'findings', level: 2, text: 'What we heard' }, ...blocks.flat()],
    attribution: [],
    contact: null,
  } satisfies Document)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.document
}
