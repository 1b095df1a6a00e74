import { defaultRule, type SafeTable } from '../../disclosure/index.ts'
import type { CharacteristicKind } from '../../listening/index.ts'
import type { PublicProgramme } from '../../programmes/index.ts'
import { type CountedTheme, characteristicLabel } from '../../understanding/index.ts'
import { type Block, line } from '../document.ts'
import { barChartAlternative, type Counts } from '../document-counts.ts'
import { themeHues } from '../document-hues.ts'
import { t } from './report-text.en.ts'

/** How many people took part, and when. */
export function reachBlocks(
  table: SafeTable,
  between: { readonly first: Date; readonly last: Date },
): Block[] {
  const dates = { first: t.date(between.first), last: t.date(between.last) }
  const sentence = tookPart(table, dates)
  return [{ kind: 'paragraph', text: line(`${sentence} ${t('report.not-a-sample')}`) }]
}

function tookPart(table: SafeTable, dates: { readonly first: string; readonly last: string }): string {
  if (table.n.state !== 'shown') return t('report.took-part-few', dates)
  const people = t.number(table.n.count)
  return dates.first === dates.last
    ? t('report.took-part-day', { people, first: dates.first })
    : t('report.took-part', { people, ...dates })
}

/** Who took part, by what they told of themselves, as a table. */
export function whoBlock(id: string, table: SafeTable, kind: CharacteristicKind): Block {
  return {
    kind: 'counts',
    id,
    caption: t('report.who-caption', { characteristic: characteristicLabel(kind) }),
    counts: { table, countHeader: t('report.people'), column: 0, of: null, hues: [], fewAddress: null },
    howToRead: [line(t('report.small-protected'))],
  }
}

/** The themes as bars, after the sentence that says what they show. */
export function themeBlocks(id: string, table: SafeTable, themes: readonly CountedTheme[]): Block[] {
  const hueOf = new Map(themes.map(theme => [theme.id as string, themeHues[theme.hue % themeHues.length]!]))
  const counts: Counts = {
    table,
    countHeader: t('report.people'),
    column: 0,
    of: null,
    hues: table.rows.categories.map(row => hueOf.get(row.key) ?? themeHues[0]),
    fewAddress: null,
  }
  return [
    {
      kind: 'chart',
      id,
      sentence: themesSentence(table),
      alternative: barChartAlternative(counts, 'en'),
      counts,
      howToRead: [line(t('report.themes-how')), line(t('report.small-protected'))],
    },
  ]
}

function themesSentence(table: SafeTable): string {
  const shown = table.rows.categories
    .map((row, index) => ({ name: row.label, cell: table.cells[index]?.[0] }))
    .flatMap(({ name, cell }) => (cell?.state === 'shown' ? [{ name, count: cell.count }] : []))
    .sort((a, b) => b.count - a.count)
  const [first, second] = shown
  if (!first) return t('report.themes-sentence-none')
  const said = (name: string) => `“${name}”`
  return second
    ? t('report.themes-sentence', { first: said(first.name), second: said(second.name) })
    : t('report.themes-sentence-one', { first: said(first.name) })
}

/** How it was done, filled from the programme. */
export function methodBlock(id: string, programme: PublicProgramme): Block {
  const facts: [string, string][] = [
    [t('report.method-heard'), t('report.method-heard-text')],
    [t('report.method-themes'), t('report.method-themes-text')],
    [
      t('report.method-numbers'),
      t('report.method-numbers-text', { threshold: t.number(defaultRule.threshold) }),
    ],
    [t('report.method-permission'), t('report.method-permission-text')],
    [t('report.method-basis'), t.list(programme.controllers)],
  ]
  return {
    kind: 'colophon',
    id,
    title: t('report.how'),
    text: [line(programme.approach || programme.purpose || t('report.not-a-sample'))],
    facts: facts.filter(([, text]) => text !== '').map(([term, text]) => ({ term, text: line(text) })),
  }
}
