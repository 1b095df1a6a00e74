import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { SaxesParser } from 'saxes'
import { defaultRule, protect, type SafeTable } from '../../disclosure/index.ts'
import { hues } from '../theme-key/hue.ts'
import { publicRates, staffRates } from './area-rates.ts'
import { type BarChart, barChart, staffBarChart, writtenShare } from './bar-chart.ts'
import { dots } from './dots.ts'
import { linesOf, textWidth } from './lines.ts'
import { colours } from './paint.ts'
import { placeTiles } from './tile.ts'
import { type TileMap, tileMap } from './tile-map.ts'

function safeThemes(counts: Record<string, number>, people: number): SafeTable {
  const categories = Object.keys(counts).map(label => ({ key: label, label }))
  return protect(
    {
      kind: 'overlapping',
      programme: 'care',
      title: 'Themes',
      asOf: '2026-05-06',
      rows: { key: 'theme', label: 'Theme', categories },
      columns: null,
      counts: Object.values(counts).map(count => [count]),
      bases: [people],
    },
    defaultRule,
    [],
  ).safe
}

const chart: BarChart = {
  id: 'themes',
  title: 'What people spoke of',
  setting: 'page',
  direction: 'ltr',
  language: 'en-GB',
  width: 640,
  table: safeThemes(
    { 'The same faces': 1214, 'Being asked': 607, Prayer: 3, 'Care & "cure" <now>': 1998 },
    2000,
  ),
  column: 0,
  of: null,
  words: { tooFew: 'Too few to show safely', aFew: 'A few' },
  form: 'wide',
}

interface Mark {
  name: string
  attributes: Record<string, string>
  text: string
}

/** Every element of a picture. Fails where it is not well-formed XML, as Word and PDF need it. */
function marksOf(svg: string): Mark[] {
  const marks: Mark[] = []
  const open: Mark[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const mark = { name, attributes: { ...attributes }, text: '' }
    marks.push(mark)
    open.push(mark)
  })
  parser.on('text', text => {
    const mark = open.at(-1)
    if (mark) mark.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(svg).close()
  return marks
}

const textsOf = (svg: string) =>
  marksOf(svg)
    .filter(mark => mark.name === 'text')
    .map(mark => mark.text)
const barsOf = (svg: string) => marksOf(svg).filter(mark => mark.name === 'rect')
const number = (value: string | undefined) => Number(value)

describe('A bar chart of people', () => {
  it('takes only a table from disclosure control', () => {
    const forged = structuredClone(chart.table.toJSON()) as SafeTable
    assert.throws(() => barChart({ ...chart, table: forged }), TypeError)
  })

  it('has a figure at the end of each bar, and words where a figure is held back', () => {
    assert.deepEqual(textsOf(barChart(chart)), [
      'The same faces',
      '1,214',
      'Being asked',
      '607',
      'Prayer',
      'A few',
      'Care & "cure" <now>',
      'Too few to show safely',
    ])
    const [first, second] = barsOf(barChart(chart))
    assert.ok(Math.abs(number(first?.attributes.width) / number(second?.attributes.width) - 2) < 0.01)
    assert.equal(barsOf(barChart(chart)).length, 2)
  })

  it('is one picture with a name and a description, for those who cannot see it', () => {
    const [svg, title, description] = marksOf(barChart(chart))
    assert.equal(svg?.attributes.role, 'img')
    assert.equal(svg?.attributes['aria-labelledby'], 'themes-title themes-desc')
    assert.equal(title?.text, 'What people spoke of')
    assert.match(description?.text ?? '', /^The same faces: 1,214; .*Prayer: A few/)
  })

  it('shows shares of those who were asked', () => {
    assert.equal(textsOf(barChart({ ...chart, of: 'all' }))[1], '61%')
  })

  it('has its labels above the bars on a phone, and stays within its width', () => {
    const long = {
      ...chart,
      table: safeThemes({ [`${'Very long words '.repeat(9)}${'x'.repeat(300)}`]: 40, b: 9 }, 99),
    }
    for (const svg of [
      barChart({ ...chart, form: 'narrow', width: 343 }),
      barChart({ ...long, form: 'narrow', width: 343 }),
    ]) {
      for (const { name, attributes, text } of marksOf(svg)) {
        if (name === 'text')
          assert.ok(
            number(attributes.x) + textWidth(text, 16) <= 343 + 1,
            `"${text}" is wider than the picture`,
          )
        if (name === 'rect') assert.ok(number(attributes.x) + number(attributes.width) <= 343)
      }
    }
    assert.ok(
      barsOf(barChart({ ...chart, form: 'narrow', width: 343 })).every(bar => number(bar.attributes.x) === 0),
    )
  })

  it('is turned for languages that read from the right', () => {
    const svg = barChart({ ...chart, direction: 'rtl', language: 'ar' })
    const label = marksOf(svg).find(mark => mark.name === 'text')
    assert.equal(label?.attributes.x, '640')
    assert.equal(label?.attributes['text-anchor'], 'end')
    const [bar] = barsOf(svg)
    const [leftToRight] = barsOf(barChart(chart))
    const end = number(bar?.attributes.x) + number(bar?.attributes.width)
    assert.equal(Math.round(end), Math.round(640 - number(leftToRight?.attributes.x)))
  })

  it('carries its own colours and font where it is embedded', () => {
    const svg = barChart({
      ...chart,
      setting: { fontFamily: 'Noto Sans' },
      hues: ['loch', 'tarn', 'fern', 'peat'],
    })
    assert.doesNotMatch(svg, /var\(|class=|style=/)
    assert.match(svg, /font-family="Noto Sans"/)
    assert.match(svg, /fill="#0a297c"/)
    assert.match(barChart(chart), /fill="var\(--rowan-soft, #66967b\)"/)
  })

  it('has no inline style, which a strict content security policy would refuse', () => {
    assert.doesNotMatch(barChart(chart), /style/)
  })

  it('draws nobody as no bar, and a table of nobody without failing', () => {
    assert.equal(barsOf(barChart({ ...chart, table: safeThemes({ a: 0 }, 0) })).length, 0)
  })
})

it('a share is never rounded to none or to all where it is neither', () => {
  assert.deepEqual(
    [0, 0.001, 0.5, 0.999, 1].map(part => writtenShare(part, 'en-GB')),
    ['0%', '<1%', '50%', '>99%', '100%'],
  )
})

it('a long text is broken between words, and a long word within', () => {
  assert.deepEqual(linesOf('one two three', textWidth('one two', 16) + 1, 16), ['one two', 'three'])
  assert.ok(linesOf('x'.repeat(300), 100, 16).every(line => textWidth(line, 16) <= 100))
  assert.deepEqual(linesOf('', 100, 16), [''])
})

describe('For the team', () => {
  const frame = {
    id: 'few',
    title: 'Few',
    description: 'Few',
    setting: 'page',
    direction: 'ltr',
    language: 'en',
  } as const

  it('up to nine people are drawn one by one', () => {
    const svg = dots({ ...frame, width: 400, rows: [{ label: 'My dog', count: 3, hue: 'heather' }] })
    assert.equal(marksOf(svg).filter(mark => mark.name === 'circle').length, 3)
    assert.throws(() => dots({ ...frame, width: 400, rows: [{ label: 'My dog', count: 10 }] }), RangeError)
  })

  it('plain counts are drawn as they are', () => {
    const svg = staffBarChart({ ...frame, width: 400, form: 'narrow', rows: [{ label: 'My dog', count: 3 }] })
    assert.deepEqual(textsOf(svg), ['My dog', '3'])
  })
})

describe('A tile map', () => {
  const tiles = placeTiles([
    { code: 'N', shortName: 'NOR', q: 3, r: 29 },
    { code: 'W', shortName: 'WES', q: 0, r: 20 },
    { code: 'E', shortName: 'EAS', q: 1, r: 20 },
  ])
  const populations = new Map([
    ['N', 20_000],
    ['W', 100_000],
    ['E', 100_000],
  ])
  const map: TileMap = {
    id: 'map',
    title: 'Where people were heard',
    description: 'Least in the west',
    setting: 'page',
    direction: 'ltr',
    language: 'en-GB',
    width: 500,
    tiles,
    rates: staffRates(
      new Map([
        ['N', 10],
        ['W', 6],
        ['E', 60],
      ]),
      populations,
    ),
    steps: [1, 2, 3, 4],
    words: { scale: 'People in every 10,000', andMore: '4 or more', underHeard: 'under half', held: 'held' },
  }
  const hexagons = (svg: string) => marksOf(svg).filter(mark => mark.name === 'polygon')

  it('puts north at the top and odd rows half a tile further east', () => {
    assert.deepEqual(
      tiles.map(({ column, row }) => [column, row]),
      [
        [3.5, 0],
        [0, 9],
        [1, 9],
      ],
    )
  })

  it('shades by rate and outlines in berry where too few were heard', () => {
    assert.deepEqual(textsOf(tileMap(map)).slice(-6), ['NOR', '5.0', 'EAS', '6.0', 'WES', '0.6'])
    const last = hexagons(tileMap(map)).at(-1)
    assert.match(last?.attributes.stroke ?? '', /berry/)
    assert.match(last?.attributes.fill ?? '', /seq-1/)
    assert.ok(textsOf(tileMap(map)).includes('under half'))
  })

  it('shows no rate that disclosure control holds back', () => {
    const { safe } = protect(
      {
        kind: 'partition',
        programme: 'care',
        title: 'Areas',
        asOf: '2026-05-06',
        rows: {
          key: 'area',
          label: 'Area',
          categories: tiles.map(({ code }) => ({ key: code, label: code })),
        },
        columns: null,
        counts: [[3], [20], [60]],
      },
      defaultRule,
      [],
    )
    const svg = tileMap({ ...map, rates: publicRates(safe, populations) })
    assert.deepEqual(textsOf(svg).slice(-6), ['NOR', '–', 'WES', '–', 'EAS', '6.0'])
    assert.ok(textsOf(svg).includes('held'))
    assert.throws(() => publicRates(safe.toJSON() as SafeTable, populations), TypeError)
  })

  it('does not turn for languages that read from the right', () => {
    const points = (svg: string) => hexagons(svg).map(mark => mark.attributes.points)
    assert.deepEqual(points(tileMap({ ...map, direction: 'rtl' })), points(tileMap(map)))
  })
})

it('the colours are those of the theme', () => {
  const theme = readFileSync(new URL('../theme.css', import.meta.url), 'utf8')
  for (const [name, hex] of Object.entries(colours)) {
    if (name !== 'white') assert.match(theme, new RegExp(`--${name}: ${hex};`))
  }
  for (const [name, { colour }] of Object.entries(hues))
    assert.equal(new Map(Object.entries(colours)).get(name), colour)
})
