import type { CouncilArea } from '../../programmes/index.ts'
import { keyOf } from './dimension.ts'

/** Codes that older files use, and the ones in force since 2019. */
const renewed: Readonly<Record<string, string>> = {
  S12000015: 'S12000047',
  S12000024: 'S12000048',
  S12000046: 'S12000049',
  S12000044: 'S12000050',
}

/** The code of the council area that a cell names, by its code, an older one, or its name. */
export function readAreaCode(
  text: string,
  areas: readonly Pick<CouncilArea, 'code' | 'name'>[],
): string | undefined {
  const code = text.trim().toUpperCase()
  const current = renewed[code] ?? code
  if (/^S12\d{6}$/.test(current)) return areas.find(area => area.code === current)?.code
  const plain = (name: string) =>
    keyOf(name.replace(/&/g, ' and '))
      .replace(/^(the_)?city_of_|_city$|_council$/g, '')
      .replace(/^comhairle_nan_eilean_siar$/, 'na_h_eileanan_siar')
  const wanted = plain(text)
  return wanted === '' ? undefined : areas.find(area => plain(area.name) === wanted)?.code
}
