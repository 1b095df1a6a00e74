import { z } from 'zod'
import { keyOf } from './dimension.ts'

/** Which columns of a file of postcodes are read, by their place from 0. */
export const postcodeColumns = z.object({
  postcode: z.int().min(0),
  area: z.int().min(0).optional(),
  quintile: z.int().min(0).optional(),
})
export type PostcodeColumns = z.infer<typeof postcodeColumns>

const postcodes = ['postcode', 'pc', 'pc7', 'pc8', 'pcd', 'pcds', 'pcd7', 'pcd8', 'postcode_7', 'postcode_8']
const areas = [
  'ca',
  'ca_code',
  'ca2019',
  'ca2019name',
  'councilarea2019code',
  'council_area_2019_code',
  'council_area_code',
  'councilareacode',
  'council_area',
  'local_authority',
  'local_authority_code',
  'lad',
  'lad19cd',
  'lau119cd',
  'oslaua',
  'laua',
  'ca2019_name',
  'ca_name',
  'council_area_name',
]

/**
 * The columns of the postcode tables that National Records of Scotland and the Scottish Government publish, and of
 * files alike. A quintile is looked for under the name of the newest SIMD. Undefined where there is no postcode, or
 * neither a council area nor a quintile.
 */
export function findPostcodeColumns(columns: readonly string[]): PostcodeColumns | undefined {
  const keys = columns.map(keyOf)
  const find = (names: readonly string[]) => names.map(name => keys.indexOf(name)).find(place => place >= 0)
  const postcode = find(postcodes)
  const area = find(areas)
  const quintiles = keys.flatMap((key, place) =>
    /quintile/.test(key) && !/(hb|ca|health|council|urban)/.test(key.replace(/simd/, '')) ? [place] : [],
  )
  const quintile = quintiles.sort((one, other) => yearOf(keys[other]!) - yearOf(keys[one]!))[0]
  if (postcode === undefined || (area === undefined && quintile === undefined)) return undefined
  return {
    postcode,
    ...(area === undefined ? {} : { area }),
    ...(quintile === undefined ? {} : { quintile }),
  }
}

const yearOf = (key: string) => Number(/20\d\d/.exec(key)?.[0] ?? 0)
