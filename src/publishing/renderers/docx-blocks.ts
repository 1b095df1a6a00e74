import { type FileChild, PageBreak, Paragraph } from 'docx'
import type { Block, BlockOf, Document } from '../document.ts'
import { barsOf, chartTable, protectionNote } from '../document-counts.ts'
import { dateInWords, labelsIn, numberInWords, quoted } from '../document-labels.ts'
import { chartParagraph } from './docx-chart.ts'
import { writeGroups } from './docx-groups.ts'
import { eyebrowStyle, paragraphStyle } from './docx-styles.ts'
import { table, writtenTable } from './docx-table.ts'
import { headed, marked, run, runs, said, sided, written } from './docx-text.ts'
import { recommendationTerms } from './recommendation-terms.ts'

/** What a block needs to know to be written: its document, and how many numbered lists came before. */
export type Writing = { readonly document: Document; numberedLists: number }

/** A block in Word's own elements. */
export function writeBlock(block: Block, writing: Writing): FileChild[] {
  const { document } = writing
  const { language } = document
  const labels = labelsIn(language)
  const number = (value: number) => numberInWords(value, language)
  switch (block.kind) {
    case 'heading':
      return [headed(block.id, block.level, block.text, document)]
    case 'paragraph':
      return [written(block.text, document)]
    case 'finding':
      return [
        said(labels.keyFinding(number(block.number), number(block.total)), document, {
          style: eyebrowStyle(block.hue),
        }),
        headed(block.id, 3, block.sentence, document),
        ...block.text.map(line => written(line, document)),
      ]
    case 'quote':
      return [
        said(quoted(block.text, block.language ?? language), document, {
          style: block.text.length > 180 ? paragraphStyle.longWords : paragraphStyle.words,
          language: block.language ?? language,
        }),
        ...(block.attribution === null
          ? []
          : [said(block.attribution, document, { style: paragraphStyle.attribution })]),
      ]
    case 'chart':
      return [
        marked(block.id, block.sentence, document, { style: paragraphStyle.caption }),
        chartParagraph(
          {
            id: block.id,
            name: block.counts.countHeader,
            alternative: block.alternative,
            bars: barsOf(block.counts, language),
            percent: block.counts.of !== null,
          },
          document,
        ),
        writtenTable(chartTable(block.counts, language), document),
        ...protection(block.counts, document),
      ]
    case 'counts':
      return writeGroups(block, document)
    case 'table':
      return [
        marked(block.id, block.caption, document, { style: paragraphStyle.caption }),
        table(
          block.columns,
          block.rows.map(row => row.map(cell => runs(cell, document))),
          document,
        ),
        spacer(document),
      ]
    case 'recommendation':
      return recommendation(block, document)
    case 'few-said':
      return [
        headed(block.id, 2, block.title, document),
        ...block.introduction.map(line => written(line, document)),
        ...block.themes.flatMap(theme => [
          said(theme.name, document, { style: paragraphStyle.term }),
          ...(theme.text.length === 0 ? [] : [written(theme.text, document)]),
        ]),
      ]
    case 'list': {
      const instance = block.ordered ? ++writing.numberedLists : 0
      const reference = block.ordered ? 'numbers' : 'bullets'
      return block.items.map(item =>
        written(item, document, { numbering: { reference, level: 0, instance } }),
      )
    }
    case 'callout':
      return [
        said(block.title, document, { style: paragraphStyle.calloutTitle }),
        ...block.text.map(line => written(line, document, { style: paragraphStyle.callout })),
      ]
    case 'steps': {
      const instance = ++writing.numberedLists
      return block.items.map(
        item =>
          new Paragraph({
            ...sided(document),
            numbering: { reference: 'numbers', level: 0, instance },
            children: [
              run(item.title, document, { style: 'Strong' }),
              run('', document, { break: 1 }),
              ...runs(item.text, document),
            ],
          }),
      )
    }
    case 'colophon':
      return [
        headed(block.id, 2, block.title, document),
        ...block.text.map(line => written(line, document)),
        ...block.facts.flatMap(fact => [
          said(fact.term, document, { style: paragraphStyle.term }),
          written(fact.text, document),
        ]),
      ]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
    case 'aside':
      return []
  }
}

function recommendation(block: BlockOf<'recommendation'>, document: Document): FileChild[] {
  const { language } = document
  const labels = labelsIn(language)
  const { answer } = block
  const terms = recommendationTerms(block, language)
  const eyebrow = labels.recommendation(numberInWords(block.number, language), block.to)
  return [
    said(eyebrow, document, { style: paragraphStyle.eyebrow }),
    headed(block.id, 3, block.text, document),
    ...(terms.length === 0 ? [] : [written(terms, document)]),
    ...(answer === null
      ? [said(labels.noAnswerYet, document, { style: paragraphStyle.small })]
      : [
          said(labels.reply[answer.reply], document, { style: paragraphStyle.reply }),
          said(quoted(answer.words, language), document, { style: paragraphStyle.answerWords }),
          said(
            [labels.answered(dateInWords(answer.date, language), answer.by), answer.seenBy ?? '']
              .join(' ')
              .trim(),
            document,
            { style: paragraphStyle.small },
          ),
        ]),
  ]
}

function protection(counts: BlockOf<'counts'>['counts'], document: Document): FileChild[] {
  const note = protectionNote(counts, document.language)
  return note === null ? [spacer(document)] : [said(note, document, { style: paragraphStyle.small })]
}

function spacer(document: Document): Paragraph {
  return said('', document, { style: paragraphStyle.small })
}
