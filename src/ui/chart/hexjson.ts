import { z } from 'zod'

const hexjson = z.object({
  layout: z.literal('odd-r'),
  hexes: z.record(z.string(), z.object({ n: z.string(), q: z.int(), r: z.int() })),
})

/** One area's place on a tile map, its centre counted in tile widths from the west and in rows from the north. */
export interface Tile {
  readonly code: string
  readonly name: string
  readonly column: number
  readonly row: number
}

/**
 * Reads a tile map in HexJSON, layout odd-r: hexagons with a point at the top, rows counted from the south, every odd
 * row half a tile further east (https://open-innovations.org/projects/hexmaps/hexjson).
 * @throws ZodError where it is not one
 */
export function readHexjson(value: unknown): Tile[] {
  const hexes = Object.entries(hexjson.parse(value).hexes)
  const east = (q: number, r: number) => q + (Math.abs(r) % 2) / 2
  const west = Math.min(...hexes.map(([, { q, r }]) => east(q, r)))
  const north = Math.max(...hexes.map(([, { r }]) => r))
  return hexes.map(([code, { n, q, r }]) => ({ code, name: n, column: east(q, r) - west, row: north - r }))
}
