import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Figures } from './figures.ts'

const record = z.record(z.string(), z.string())
const whole = z.string().regex(/^\d+$/).transform(Number)

let kept: Figures | undefined

/** The figures that ship, read once. Throws where a file is not as it was shipped. */
export function readFigures(): Figures {
  kept ??= {
    ages: new Map(
      [...byArea('ages-mid2022')].map(([area, ages]) => [
        area,
        [...ages].sort(([one], [other]) => Number(one) - Number(other)).map(([, people]) => people),
      ]),
    ),
    ethnicGroups: byArea('ethnic-group-census2022'),
    limitation: byArea('activity-limitation-census2022'),
    dataZones: byArea('data-zones-simd2020'),
    sexes: sexes(),
  }
  return kept
}

function rowsOf(name: string) {
  const text = readFileSync(new URL(`figures/${name}.csv`, import.meta.url), 'utf8')
  return z.array(record).parse(parse(text, { columns: true }))
}

function byArea(name: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const areas = rowsOf(name).map(({ ca_code, ...cells }) => {
    const groups = Object.entries(cells).map(([group, people]) => [group, whole.parse(people)] as const)
    return [ca_code ?? '', new Map(groups)] as const
  })
  if (areas.length !== 32) throw new Error('Scotland has 32 council areas.')
  return new Map(areas)
}

function sexes(): Figures['sexes'] {
  const people = { female: 0, male: 0 }
  for (const { sex, count } of rowsOf('sex-mid2023')) {
    people[sex === 'females' ? 'female' : 'male'] += whole.parse(count)
  }
  return new Map([
    ['female', people.female],
    ['male', people.male],
  ])
}
