import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Three letters for a tile, by council area code. */
const shortNames: Readonly<Record<string, string>> = {
  S12000005: 'CLK',
  S12000006: 'D&G',
  S12000008: 'EAY',
  S12000010: 'ELO',
  S12000011: 'ERE',
  S12000013: 'NES',
  S12000014: 'FLK',
  S12000017: 'HLD',
  S12000018: 'INV',
  S12000019: 'MLO',
  S12000020: 'MRY',
  S12000021: 'NAY',
  S12000023: 'ORK',
  S12000026: 'SBO',
  S12000027: 'SHE',
  S12000028: 'SAY',
  S12000029: 'SLA',
  S12000030: 'STI',
  S12000033: 'ABD',
  S12000034: 'ABS',
  S12000035: 'ARG',
  S12000036: 'EDH',
  S12000038: 'REN',
  S12000039: 'WDU',
  S12000040: 'WLO',
  S12000041: 'ANG',
  S12000042: 'DND',
  S12000045: 'EDU',
  S12000047: 'FIF',
  S12000048: 'P&K',
  S12000049: 'GLA',
  S12000050: 'NLA',
}

const hexagons = z.object({
  layout: z.literal('odd-r'),
  hexes: z.record(z.string(), z.object({ q: z.int(), r: z.int() })),
})

/**
 * The rows of `council_area` from the two files beside this one. No cell of the CSV holds a comma or a quote.
 * Throws where the files do not tell of the same 32 areas.
 */
export function readCouncilAreas() {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
  const { hexes } = hexagons.parse(JSON.parse(read('scotland-32.hexjson')))
  const [head, ...lines] = read('council-areas-2022.csv').trim().split(/\r?\n/)
  const names = head!.split(',')
  const areas = lines.map(line => {
    const cells = line.split(',')
    const cell = (name: string) => {
      const text = cells[names.indexOf(name)]
      if (text === undefined || text === '') throw new Error(`A council area has no ${name}.`)
      return text
    }
    const code = cell('ca_code')
    const hexagon = hexes[code]
    const short = shortNames[code]
    if (!hexagon || !short) throw new Error(`The council area ${code} has no hexagon or no short name.`)
    return {
      code,
      name: cell('ca_name'),
      hscp_code: cell('hscp_code'),
      hscp_name: cell('hscp_name'),
      board_code: cell('hb_code'),
      board_name: cell('hb_name'),
      population: Number(cell('pop_mid2022')),
      population_0_15: Number(cell('pop_0_15')),
      population_16_64: Number(cell('pop_16_64')),
      population_65_74: Number(cell('pop_65_74')),
      population_75_over: Number(cell('pop_75plus')),
      column_at: hexagon.q,
      row_at: hexagon.r,
      short_name: short,
    }
  })
  if (areas.length !== 32 || Object.keys(hexes).length !== 32)
    throw new Error('Scotland has 32 council areas.')
  return areas
}
