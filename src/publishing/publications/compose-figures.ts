import { defaultRule, type SafeTable } from '../../disclosure/index.ts'
import type { CharacteristicKind } from '../../listening/index.ts'
import type { PublicProgramme } from '../../programmes/index.ts'
import { hueAt } from '../../ui/theme-key/hue.ts'
import { type CountedTheme, characteristicLabel, type Finding } from '../../understanding/index.ts'
import { type Block, type BlockOf, type Line, line } from '../document.ts'
import { asCounts, barChartAlternative } from '../document-counts.ts'
import { anchor } from './anchor.ts'
import { t } from './report-text.en.ts'

/** How many people took part, and when: the number opens to how they did. */
export function reachBlocks(
  block: string,
  table: SafeTable,
  between: { readonly first: Date; readonly last: Date },
): Block[] {
  const dates = { first: t.date(between.first), last: t.date(between.last) }
  return [
    { kind: 'paragraph', text: [...tookPart(block, table, dates), ...line(` ${t('report.not-a-sample')}`)] },
  ]
}

function tookPart(
  block: string,
  table: SafeTable,
  dates: { readonly first: string; readonly last: string },
): Line {
  if (table.n.state !== 'shown') return line(t('report.took-part-few', dates))
  const people = t.number(table.n.count)
  const sentence =
    dates.first === dates.last
      ? t('report.took-part-day', { people, first: dates.first })
      : t('report.took-part', { people, ...dates })
  return [
    { kind: 'figure', text: people, evidence: `block ${block}` },
    ...line(sentence.slice(people.length)),
  ]
}

/** Who took part, by what they told of themselves, as a table. */
export function whoBlock(block: string, table: SafeTable, kind: CharacteristicKind): BlockOf<'counts'> {
  return {
    kind: 'counts',
    id: anchor('who', block),
    caption: t('report.who-caption', { characteristic: characteristicLabel(kind) }),
    counts: asCounts(table, t('report.people'), {
      of: 'all',
      order: orderOf(kind),
      evidence: table.rows.categories.map(() => `block ${block}`),
    }),
    howToRead: [line(t('report.small-protected'))],
  }
}

/** How many of each group are behind a finding: each group's share, beside that of everybody. */
export function groupsBlock(
  block: string,
  finding: Finding,
  kind: CharacteristicKind,
  table: SafeTable,
): BlockOf<'counts'> {
  return {
    kind: 'counts',
    id: anchor('by', block),
    caption: t('report.by', { finding: finding.sentence, characteristic: characteristicLabel(kind) }),
    counts: asCounts(table, t('report.said-it'), {
      of: 'column',
      order: orderOf(kind),
      evidence: table.rows.categories.map(() => `block ${block}`),
    }),
    howToRead: [line(t('report.small-protected'))],
  }
}

/** Ages have an order of their own; for other groups a reader looks for the largest. */
function orderOf(kind: CharacteristicKind): 'table' | 'share' {
  return kind === 'age' ? 'table' : 'share'
}

/** The themes as bars, after the sentence that says what they show. */
export function themeBlocks(id: string, table: SafeTable, themes: readonly CountedTheme[]): Block[] {
  const hueOf = new Map(themes.map(theme => [theme.id as string, hueAt(theme.hue)]))
  const counts = asCounts(table, t('report.people'), {
    hues: table.rows.categories.map(row => hueOf.get(row.key) ?? hueAt(0)),
    evidence: table.rows.categories.map(row => `theme ${row.key}`),
  })
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
