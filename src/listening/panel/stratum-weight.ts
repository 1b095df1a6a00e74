import { ageBand, peopleOfBand } from '../coverage/age-band.ts'
import { agesOf, type Figures } from '../coverage/figures.ts'
import { panelAges, type Strata, type StrataVariable } from './panel.ts'

const adult = 16

/**
 * About how many people of 16 and over a stratum has. By council area and age together there are figures; for sex
 * there are those of all Scotland, and for the fifth of deprivation the data zones of the area: both are taken to be
 * spread alike over ages. 0 where nobody knows.
 */
export function stratumWeight(of: Strata, figures: Figures, areas: readonly string[]): number {
  const those = of.area === undefined ? areas : areas.includes(of.area) ? [of.area] : []
  return those.reduce((people, area) => people + weightIn(area, of, figures), 0)
}

function weightIn(area: string, of: Strata, figures: Figures): number {
  const ages = agesOf(figures, [area])
  if (!ages) return 0
  const band = of.age === undefined ? { from: adult, to: undefined } : ageBand(of.age)
  const people = (band && peopleOfBand(band, ages)) ?? 0
  return people * sexShare(of, figures) * quintileShare(area, of, figures)
}

function sexShare({ sex }: Strata, { sexes }: Figures): number {
  if (sex === undefined) return 1
  const all = (sexes.get('female') ?? 0) + (sexes.get('male') ?? 0)
  return (sexes.get(sex) ?? 0) / all
}

function quintileShare(area: string, { quintile }: Strata, { dataZones }: Figures): number {
  if (quintile === undefined) return 1
  const zones = dataZones.get(area)
  const all = [...(zones?.values() ?? [])].reduce((sum, count) => sum + count, 0)
  return all > 0 ? (zones?.get(quintile) ?? 0) / all : 0
}

/** The people of 16 and over in each group of one variable: what weights are raked to. */
export function targetsOf(
  variable: StrataVariable,
  figures: Figures,
  areas: readonly string[],
): ReadonlyMap<string, number> {
  const groups: Readonly<Record<StrataVariable, readonly string[]>> = {
    area: areas,
    age: panelAges,
    sex: ['female', 'male'],
    quintile: ['1', '2', '3', '4', '5'],
  }
  return new Map(
    groups[variable].map(group => [group, stratumWeight({ [variable]: group } as Strata, figures, areas)]),
  )
}
