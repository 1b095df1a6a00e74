import { leafPath } from '../../ui/icon/leaf.tsx'
import { hues } from '../../ui/theme-key/hue.ts'
import {
  type Block,
  type BlockOf,
  contentsOf,
  type Document,
  type Inline,
  type Line,
  levelOf,
} from '../document.ts'
import { barsOf, chartTable, protectionNote, type WrittenTable } from '../document-counts.ts'
import { groupSections, groupsNote, lineNote } from '../document-counts-by-group.ts'
import { type DocumentLabels, dateInWords, labelsIn, numberInWords, quoted } from '../document-labels.ts'
import { directionOf } from '../text-direction.ts'
import { absoluteAddress } from './absolute-address.ts'
import { byline } from './byline.ts'
import { type MarginNote, rowsOf } from './margin-notes.ts'
import { recommendationTerms } from './recommendation-terms.ts'
import { sourceLines } from './source-lines.ts'

/** A document as `report.typ` lays it out: every word already written, nothing left but shape. */
export type PrintContent = { readonly [name: string]: unknown }

type Print = { readonly document: Document; readonly labels: DocumentLabels }

/** Rowan's mark in white, for the band of the cover. */
const leaf = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 48"><path fill="#fff" d="${leafPath}"/></svg>`

/** More columns than this need the whole width of the page. */
const narrowColumns = 4

/** Puts a document into the shape that the printed layout takes. */
export function printContent(document: Document): PrintContent {
  const labels = labelsIn(document.language)
  const print = { document, labels }
  const entries = contentsOf(document)
  return {
    title: document.title,
    titleIsQuote: document.titleIsQuote,
    subtitle: document.subtitle,
    organisation: document.organisation,
    leaf,
    description: document.description,
    language: languageParts(document.language),
    direction: document.direction,
    date: dateParts(document.lastChanged ?? document.date),
    byline: byline(document, labels),
    runningFoot: labels.publishedBy(document.organisation, document.partners.length),
    pageLabel: labels.page('\u0001', '\u0002'),
    contentsTitle: labels.contents,
    contents: entries.map(entry => entry.id),
    contentsNames: Object.fromEntries(entries.map(entry => [entry.id, entry.text])),
    rows: rowsOf(document, labels).map(row => ({
      block: row.block === null ? { kind: 'aside' } : printBlock(row.block, print),
      notes: row.notes.map(note => printNote(note, print)),
      wide: row.block !== null && isWide(row.block),
    })),
    sourcesTitle: labels.attribution,
    sources: printLines(sourceLines(document), print),
  }
}

function isWide(block: Block): boolean {
  return block.kind === 'table' && block.columns.length > narrowColumns
}

function printNote(note: MarginNote, print: Print) {
  return { title: note.title, text: printLines(note.text, print) }
}

function printBlock(block: Block, print: Print): Record<string, unknown> {
  const { document, labels } = print
  const number = (value: number) => numberInWords(value, document.language)
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, id: block.id, level: block.level - 1, text: block.text }
    case 'paragraph':
      return { kind: block.kind, text: printLine(block.text, print) }
    case 'finding':
      return {
        kind: block.kind,
        id: block.id,
        level: (levelOf(block) ?? 3) - 1,
        eyebrow: labels.keyFinding(number(block.number), number(block.total)),
        text: block.sentence,
        paragraphs: printLines(block.text, print),
        mark: block.hue === null ? null : hues[block.hue],
      }
    case 'quote':
      return {
        kind: block.kind,
        text: quoted(block.text, block.language ?? document.language),
        language: block.language === null ? null : languageParts(block.language),
        attribution: block.attribution,
        long: block.text.length > 180,
      }
    case 'chart':
      return {
        kind: block.kind,
        id: block.id,
        sentence: block.sentence,
        alternative: block.alternative,
        bars: barsOf(block.counts, document.language).map(bar => ({
          label: bar.label,
          value: bar.value,
          length: bar.length,
          held: bar.held,
          lead: bar.length === 1,
          mark: bar.hue === null ? null : hues[bar.hue],
        })),
        table: printTable(chartTable(block.counts, document.language), null),
        protection: protectionNote(block.counts, document.language),
      }
    case 'counts':
      return printGroups(block, document.language)
    case 'table':
      return {
        kind: block.kind,
        id: block.id,
        table: {
          caption: block.caption,
          columns: block.columns,
          rows: block.rows.map(row => row.map(cell => printLine(cell, print))),
        },
      }
    case 'recommendation':
      return {
        kind: block.kind,
        id: block.id,
        level: (levelOf(block) ?? 3) - 1,
        eyebrow: labels.recommendation(number(block.number), block.to),
        text: block.text,
        terms: printLine(recommendationTerms(block, document.language), print),
        noAnswer: labels.noAnswerYet,
        answer:
          block.answer === null
            ? null
            : {
                reply: block.answer.reply,
                label: labels.reply[block.answer.reply],
                words: quoted(block.answer.words, document.language),
                told: [
                  labels.answered(dateInWords(block.answer.date, document.language), block.answer.by),
                  ...(block.answer.seenBy === null ? [] : [block.answer.seenBy]),
                ].join(' '),
              },
      }
    case 'few-said':
      return {
        kind: block.kind,
        id: block.id,
        level: 1,
        text: block.title,
        introduction: printLines(block.introduction, print),
        themes: block.themes.map(theme => ({ name: theme.name, text: printLine(theme.text, print) })),
      }
    case 'list':
      return { kind: block.kind, ordered: block.ordered, items: printLines(block.items, print) }
    case 'callout':
      return { kind: block.kind, title: block.title, text: printLines(block.text, print) }
    case 'steps':
      return {
        kind: block.kind,
        items: block.items.map(item => ({ title: item.title, text: printLine(item.text, print) })),
      }
    case 'colophon':
      return {
        kind: block.kind,
        id: block.id,
        level: 1,
        text: block.title,
        paragraphs: printLines(block.text, print),
        facts: block.facts.map(fact => ({ term: fact.term, text: printLine(fact.text, print) })),
      }
    case 'page-break':
    case 'aside':
      return { kind: block.kind }
  }
}

function printGroups(block: BlockOf<'counts'>, language: string) {
  const turned = groupSections(block.counts, language)
  return {
    kind: block.kind,
    id: block.id,
    caption: block.caption,
    columns: turned.columns,
    sections: turned.sections.map(({ name, mark, rows }) => ({
      name,
      mark,
      hue: rows[0]?.hue ? hues[rows[0].hue] : null,
      rows: rows.map(row => ({
        label: row.label,
        count: row.count,
        share: row.value,
        length: row.length,
        all: row.isAll,
        held: row.held,
      })),
    })),
    line: lineNote(turned, language),
    note: groupsNote(block.counts, turned, language),
  }
}

function printTable(table: WrittenTable, caption: string | null) {
  return { caption, columns: table.columns, rows: table.rows }
}

function printLines(lines: readonly Line[], print: Print) {
  return lines.map(runs => printLine(runs, print))
}

function printLine(runs: readonly Inline[], print: Print) {
  return runs.map(run => printRun(run, print))
}

function printRun(run: Inline, { document }: Print): Record<string, unknown> {
  if (run.kind === 'quoted') {
    return {
      kind: run.kind,
      text: quoted(run.text, run.language ?? document.language),
      language: run.language === undefined ? null : languageParts(run.language),
    }
  }
  if (run.kind !== 'link') return { kind: run.kind, text: run.text }
  const address = absoluteAddress(document, run.address)
  return address === null ? { kind: 'text', text: run.text } : { kind: run.kind, text: run.text, address }
}

function languageParts(tag: string): {
  readonly lang: string
  readonly region: string | null
  readonly rtl: boolean
} {
  const [lang = 'en', ...rest] = tag.split('-')
  const region = rest.find(part => /^[A-Z]{2}$/.test(part)) ?? null
  return { lang, region, rtl: directionOf(tag) === 'rtl' }
}

function dateParts(date: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}
