import type { DisclosureRule, SafeTable } from '../disclosure/index.ts'
import { type Block, type Document, line } from '../publishing/document.ts'
import { asCounts, barChartAlternative, type Counts } from '../publishing/document-counts.ts'
import type { Line } from '../publishing/document-inline.ts'
import { hueAt } from '../ui/theme-key/hue.ts'
import { byGroup } from './report-by-group.ts'
import { method } from './report-method.ts'
import type { Reading, ReadTheme } from './report-reading.ts'
import { countedThemes, isTheme, type ReportTables } from './report-tables.ts'
import { contributions, listed, shareInWords, written } from './report-wording.ts'
import type { Texts } from './texts.ts'

/** All that a report made on the command line rests on. */
export interface ReportSource {
  readonly title: string
  readonly texts: Texts
  readonly reading: Reading
  readonly tables: ReportTables
  readonly rule: DisclosureRule
  /** ISO date. */
  readonly date: string
  /** The words of the command, to make the same report again. */
  readonly command: string
}

/** Themes that get a finding of their own; the others stand in a list. */
const mostFindings = 7
/** Bars that a reader takes in at once. */
export const leadingThemes = 20

/**
 * The report of a first reading: what was heard, which themes came up and how often, in the words of those who
 * said it, by group, and how it was done. Every figure is from a protected table, every quote an exact slice.
 */
export function reportDocument(source: ReportSource): Document {
  const { title, reading, date } = source
  const count = written(reading.themes.length)
  const subtitle = `A first reading of ${contributions(source.texts.rows.length)}, in ${count} ${reading.themes.length === 1 ? 'theme' : 'themes'}.`
  return {
    title,
    titleIsQuote: false,
    subtitle,
    language: 'en',
    direction: 'ltr',
    organisation: 'Rowan',
    partners: [],
    date,
    lastChanged: null,
    issue: 1,
    description: `${subtitle} The themes were suggested by a computer.`,
    address: null,
    blocks: [
      ...opening(source),
      ...findings(source),
      ...otherThemes(source),
      ...fewSaid(source),
      ...source.tables.byGroup.flatMap((group, index) => byGroup(group, index)),
      ...method(source),
    ],
    attribution: [],
    contact: null,
  }
}

function opening({ texts, reading, tables }: ReportSource): Block[] {
  const silent = texts.rows.length - reading.placed
  const leading = tables.leading
  const first = leading.rows.categories[0]
  const counts = themeCounts(leading)
  return [
    {
      kind: 'callout',
      title: 'Nobody has read this yet',
      text: [
        line(
          'A computer drew these themes out of the words and chose the quotes. Before you share this, read the quotes for names and other personal details, and change the themes that are wrong.',
        ),
      ],
    },
    { kind: 'heading', id: 'heard', level: 2, text: 'What came up' },
    {
      kind: 'paragraph',
      text: [
        { kind: 'text', text: `${texts.name} holds ${contributions(texts.rows.length)}. ` },
        {
          kind: 'text',
          text:
            silent === 0
              ? 'Each of them is in one theme, the one that it is most about.'
              : `${written(reading.placed)} of them are in a theme each, the one that they are most about; ${written(silent)} ${silent === 1 ? 'says' : 'say'} nothing that a theme could hold, such as “n/a” or “no comment”.`,
        },
      ],
    },
    ...(first === undefined || !isTheme(first) || counts === null
      ? []
      : [
          {
            kind: 'chart' as const,
            id: 'chart-themes',
            sentence: chartSentence(leading),
            alternative: barChartAlternative(counts, 'en'),
            counts,
            howToRead: [
              line(
                `${leading === tables.all ? '' : `These are the ${leading.rows.categories.length} largest of ${reading.themes.length} themes. `}Each share is of the ${written(reading.placed)} contributions that are in a theme. A contribution is one row of the file; one person may have written several.`,
              ),
            ],
          },
        ]),
  ]
}

function chartSentence(leading: SafeTable): string {
  const shown = leading.rows.categories.flatMap((row, index) => {
    const cell = leading.cells[index]?.[0]
    return isTheme(row) && cell?.state === 'shown' ? [{ name: row.label, count: cell.count }] : []
  })
  const names = shown.map(({ name }) => name)
  const most = shown.filter(({ count }) => count === shown[0]?.count).length
  if (names.length === 0) return 'No theme was raised by enough people for a number to be shown safely.'
  if (most > 3)
    return `No theme came up more than every other: ${written(most)} came up most, and equally often.`
  if (most > 1 || names.length < 3) return `${listed(names.slice(0, most))} came up most.`
  return `${names[0]} came up most; ${listed(names.slice(1, 3))} followed.`
}

function findings(source: ReportSource): Block[] {
  const themes = countedThemes(source.reading, source.rule).slice(0, mostFindings)
  if (themes.length === 0) return []
  return [
    { kind: 'heading', id: 'findings', level: 2, text: 'The largest themes' },
    ...themes.flatMap((theme, index): Block[] => {
      const figure = figureOf(source.tables.all, theme)
      return [
        {
          kind: 'finding',
          id: theme.key,
          number: index + 1,
          total: themes.length,
          name: theme.name,
          sentence: findingSentence(
            theme,
            figure,
            index === 0 && theme.contributions > (themes[1]?.contributions ?? 0),
          ),
          text:
            theme.terms.length === 0
              ? []
              : [line(`Words that set these contributions apart: ${theme.terms.slice(0, 6).join(', ')}.`)],
          evidence: { id: theme.key, note: evidenceNote(theme, figure) },
          hue: hueOf(index),
        },
        ...theme.quotes.slice(0, 2).map(quoteBlock(theme)),
      ]
    }),
  ]
}

interface Figure {
  readonly count: number
  readonly of: number
}

/** A theme's protected number and what it is out of, where both may be shown. */
function figureOf(all: SafeTable, theme: ReadTheme): Figure | null {
  const cell = all.cells[all.rows.categories.findIndex(({ key }) => key === theme.key)]?.[0]
  return cell?.state === 'shown' && all.n.state === 'shown' ? { count: cell.count, of: all.n.count } : null
}

function findingSentence(theme: ReadTheme, figure: Figure | null, most: boolean): string {
  if (figure === null) return `${theme.name} came up.`
  const share = figure.count / figure.of
  if (most) return `${theme.name} came up most: in ${written(figure.count)} of ${contributions(figure.of)}.`
  return `${theme.name} came up in ${contributions(figure.count)}, ${share < 0.2 ? 'about ' : ''}${shareInWords(share)}.`
}

function evidenceNote(theme: ReadTheme, figure: Figure | null): Line {
  const where: Line = [
    { kind: 'text', text: `The rows marked ${theme.key} in assignments.csv. Suggested by a computer.` },
  ]
  if (figure === null) return where
  return [
    { kind: 'figure', text: `${written(figure.count)} of ${contributions(figure.of)}`, evidence: theme.key },
    { kind: 'text', text: '. ' },
    ...where,
  ]
}

const quoteBlock =
  (theme: ReadTheme) =>
  (quote: ReadTheme['quotes'][number]): Block => ({
    kind: 'quote',
    text: quote.text,
    language: foreign(theme.language),
    attribution: null,
    permission: null,
    evidence: `row-${quote.row}`,
  })

function otherThemes(source: ReportSource): Block[] {
  const themes = countedThemes(source.reading, source.rule).slice(mostFindings)
  if (themes.length === 0) return []
  return [
    { kind: 'heading', id: 'others', level: 2, text: 'Other themes' },
    {
      kind: 'list',
      ordered: false,
      items: themes.map((theme): Line => {
        const figure = figureOf(source.tables.all, theme)
        return [
          { kind: 'strong', text: theme.name },
          { kind: 'text', text: figure === null ? '. ' : `, ${contributions(figure.count)}. ` },
          ...quotedRun(theme),
        ]
      }),
    },
  ]
}

function quotedRun(theme: ReadTheme): Line {
  const quote = theme.quotes[0]
  if (quote === undefined) return []
  const language = foreign(theme.language)
  return [
    {
      kind: 'quoted',
      text: quote.text,
      evidence: `row-${quote.row}`,
      ...(language === null ? {} : { language }),
    },
  ]
}

function fewSaid({ reading, rule }: ReportSource): Block[] {
  const themes = reading.themes.filter(({ contributions: size }) => size < rule.threshold)
  if (themes.length === 0) return []
  return [
    {
      kind: 'few-said',
      id: 'few',
      title: 'What a few people said',
      introduction: [
        line(
          `Fewer than ${rule.threshold} contributions are about ${themes.length === 1 ? 'this. It is' : 'each of these. They are'} here because rare is not the same as unimportant, and without ${themes.length === 1 ? 'a number' : 'numbers'} to protect the people who said ${themes.length === 1 ? 'it' : 'them'}.`,
        ),
      ],
      themes: themes.map(theme => ({ name: theme.name, text: quotedRun(theme) })),
    },
  ]
}

function themeCounts(table: SafeTable): Counts | null {
  if (table.rows.categories.length === 0) return null
  const hues = table.rows.categories.map((_, index) => hueOf(index))
  return asCounts(table, 'Contributions', { of: 'all', hues })
}

function hueOf(index: number) {
  return hueAt(index)
}

/** The language of words that are not English, as a tag; none where it could not be told. */
function foreign(language: string): string | null {
  return language === 'und' || /^en(-|$)/.test(language) || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)
    ? null
    : language
}
