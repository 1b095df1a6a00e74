import { scaleThreshold } from 'd3-scale'
import type { AreaRate } from './area-rates.ts'
import { type ChartFrame, frame, textMark } from './frame.ts'
import { linesOf } from './lines.ts'
import { type Colour, paint } from './paint.ts'
import { element, round } from './svg.ts'
import type { Tile } from './tile.ts'

/** What a tile map says in words, in its own language. */
export interface TileMapWords {
  /** What the colours stand for: "People in every 10,000". */
  readonly scale: string
  /** Beside the last colour, with the number it begins at: "4 or more". */
  readonly andMore: string
  /** "less than half the Scottish rate" */
  readonly underHeard: string
  /** "too few to show safely" */
  readonly held: string
}

export interface TileMap extends ChartFrame {
  readonly tiles: readonly Tile[]
  /** By code. An area without one is drawn empty. */
  readonly rates: ReadonlyMap<string, AreaRate>
  /** Where the second to the fifth colour begin, ascending. */
  readonly steps: readonly [number, number, number, number]
  readonly words: TileMapWords
}

const shades = ['seq-1', 'seq-2', 'seq-3', 'seq-4', 'seq-5'] as const
const dark: ReadonlySet<Colour> = new Set(['seq-4', 'seq-5'])

/**
 * Areas as hexagons of one size, darker where more people were heard, with a berry outline where too few were.
 * North stays up and west left in every language.
 * @returns SVG
 */
export function tileMap(map: TileMap): string {
  const columns = Math.max(...map.tiles.map(tile => tile.column)) + 1
  const rows = Math.max(...map.tiles.map(tile => tile.row))
  const outline = 2
  const tileWidth = (map.width - outline * 2) / columns
  const radius = tileWidth / Math.sqrt(3)
  const place = (tile: Tile) => ({
    x: outline + (tile.column + 0.5) * tileWidth,
    y: outline + radius * (1 + tile.row * 1.5),
  })
  const shade = scaleThreshold<number, (typeof shades)[number]>([...map.steps], [...shades])
  // Outlined tiles come last, so that no neighbour lies over their edge.
  const order = map.tiles.toSorted(
    (one, other) => Number(isUnderHeard(map, one)) - Number(isUnderHeard(map, other)),
  )
  const tiles = order.map(tile => tileMarks(map, tile, { ...place(tile), radius, shade }))
  const key = keyMarks(map, roomForKey(map.tiles.map(place), radius))
  return frame(map, radius * (2 + rows * 1.5) + outline * 2, key + tiles.join(''))
}

const isUnderHeard = (map: TileMap, tile: Tile) => map.rates.get(tile.code)?.underHeard === true

function tileMarks(
  map: TileMap,
  tile: Tile,
  at: { x: number; y: number; radius: number; shade: (rate: number) => (typeof shades)[number] },
): string {
  const { x, y, radius } = at
  const rate = map.rates.get(tile.code)?.rate ?? null
  const fill = rate === null ? 'wash' : at.shade(rate)
  const berry = isUnderHeard(map, tile)
  const ink = dark.has(fill) ? 'white' : 'ink'
  const hexagon = element('polygon', {
    class: map.setting === 'page' ? 'chart__tile' : undefined,
    points: hexagonPoints(x, y, radius - (berry ? 3 : 1)),
    fill: paint(fill, map.setting),
    stroke: paint(berry ? 'berry' : fill === 'wash' ? 'edge' : fill, map.setting),
    'stroke-width': berry ? 3 : 0.5,
  })
  const size = Math.min(15, radius * 0.42)
  const written =
    rate === null
      ? '–'
      : new Intl.NumberFormat(map.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
          rate,
        )
  const upright = { ...map, direction: 'ltr' as const }
  const name = { text: tile.shortName, x, y: y - size * 0.25, size, bold: true }
  return (
    hexagon +
    tileText(upright, { ...name, colour: ink }, ink) +
    tileText(upright, { text: written, x, y: y + size * 1.05, size, colour: ink }, ink)
  )
}

/** On a dark tile the words stay white where the system chooses the colours of text. */
function tileText(map: ChartFrame, mark: Parameters<typeof textMark>[1], ink: Colour): string {
  const text = textMark(map, { ...mark, anchor: 'middle' })
  return map.setting === 'page' ? text.replace('<text', `<text class="chart__on-${ink}"`) : text
}

function hexagonPoints(x: number, y: number, radius: number): string {
  const corners = Array.from({ length: 6 }, (_, index) => {
    const angle = (Math.PI / 3) * index - Math.PI / 2
    return `${round(x + radius * Math.cos(angle))},${round(y + radius * Math.sin(angle))}`
  })
  return corners.join(' ')
}

/** How far a key in the upper left corner may reach to the right before it meets a tile of the first three rows. */
function roomForKey(centres: readonly { x: number; y: number }[], radius: number): number {
  const upper = centres.filter(({ y }) => y < radius * 4)
  return Math.min(...upper.map(({ x }) => x - radius)) - 8
}

function keyMarks(map: TileMap, room: number): string {
  const size = 13
  const upright = { ...map, direction: 'ltr' as const }
  const isolate = (text: string) => (map.direction === 'rtl' ? `\u2067${text}\u2069` : text)
  const text = (words: string, x: number, y: number) =>
    textMark(upright, { text: isolate(words), x, y, size, colour: 'ink-2' })
  const number = new Intl.NumberFormat(map.language)
  const step = Math.min(40, (room - 70) / 5)
  const swatches = shades.map((shade, index) =>
    element('rect', {
      class: map.setting === 'page' ? 'chart__mark' : undefined,
      x: 1 + index * step,
      y: 26,
      width: step,
      height: 14,
      fill: paint(shade, map.setting),
      stroke: paint('edge', map.setting),
      'stroke-width': 0.5,
    }),
  )
  const ticks = [0, ...map.steps].map((value, index) =>
    text(index === 4 ? map.words.andMore : number.format(value), 1 + index * step, 57),
  )
  const entries: [string, Record<string, string | number>][] = []
  if ([...map.rates.values()].some(rate => rate.underHeard))
    entries.push([
      map.words.underHeard,
      { fill: paint('paper', map.setting), stroke: paint('berry', map.setting), 'stroke-width': 3 },
    ])
  if ([...map.rates.values()].some(rate => rate.rate === null))
    entries.push([map.words.held, { fill: paint('wash', map.setting), stroke: paint('edge', map.setting) }])
  let top = 68
  const notes = entries.map(([words, look]) => {
    const lines = linesOf(words, room - 28, size)
    const box = element('rect', {
      class: map.setting === 'page' ? 'chart__tile' : undefined,
      x: 2,
      y: top + 1,
      width: 14,
      height: 11,
      ...look,
    })
    const written = lines.map((line, index) => text(line, 26, top + 11 + index * 17))
    top += lines.length * 17 + 6
    return box + written.join('')
  })
  return text(map.words.scale, 1, 14) + swatches.join('') + ticks.join('') + notes.join('')
}
