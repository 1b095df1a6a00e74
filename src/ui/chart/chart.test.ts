import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { SaxesParser } from 'saxes'
import { defaultRule, protect, type SafeTable } from '../../disclosure/index.ts'
import { hues } from '../theme-key/hue.ts'
import { publicRates, staffRates } from './area-rates.ts'
import { linesOf, textWidth } from './lines.ts'
import { colours } from './paint.ts'
import { placeTiles } from './tile.ts'
import { type TileMap, tileMap } from './tile-map.ts'

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

it('a long text is broken between words, and a long word within', () => {
  assert.deepEqual(linesOf('one two three', textWidth('one two', 16) + 1, 16), ['one two', 'three'])
  assert.ok(linesOf('x'.repeat(300), 100, 16).every(line => textWidth(line, 16) <= 100))
  assert.deepEqual(linesOf('', 100, 16), [''])
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
