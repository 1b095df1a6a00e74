/** One of Scotland's 32 council areas, with its code of 2019 and later, and its population in the middle of 2022. */
export type CouncilArea = {
  readonly code: string
  readonly name: string
  /** Three letters for a tile: "HLD". */
  readonly shortName: string
  /** Its health and social care partnership. */
  readonly hscp: { readonly code: string; readonly name: string }
  /** Its NHS board. */
  readonly board: { readonly code: string; readonly name: string }
  readonly population: number
  readonly populationByAge: Readonly<Record<'0-15' | '16-64' | '65-74' | '75+', number>>
  /** Place on the tile map, layout odd-r: columns from the west, rows from the south, odd rows half a tile east. */
  readonly hexagon: { readonly column: number; readonly row: number }
}
