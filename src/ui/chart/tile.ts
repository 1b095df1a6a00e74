/** One area of a tile map, its centre counted in tile widths from the west and in rows from the north. */
export interface Tile {
  readonly code: string
  /** A few letters to stand on it. */
  readonly shortName: string
  readonly column: number
  readonly row: number
}

/** Where HexJSON puts an area: `q` from the west, `r` from the south. */
export interface Hex {
  readonly code: string
  readonly shortName: string
  readonly q: number
  readonly r: number
}

/**
 * Places the hexagons of a HexJSON file whose layout is odd-r: a point at the top, every odd row half a tile further
 * east (https://open-innovations.org/projects/hexmaps/hexjson).
 */
export function placeTiles(hexes: readonly Hex[]): Tile[] {
  const east = ({ q, r }: Hex) => q + (Math.abs(r) % 2) / 2
  const west = Math.min(...hexes.map(east))
  const north = Math.max(...hexes.map(hex => hex.r))
  return hexes.map(hex => ({
    code: hex.code,
    shortName: hex.shortName,
    column: east(hex) - west,
    row: north - hex.r,
  }))
}
