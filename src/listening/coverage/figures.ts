/** The population figures that ship: where from is in `figures/README.md`. Maps are by the code of a council area. */
export type Figures = {
  /** People by single year of age in the middle of 2022; the last is 90 and over. */
  readonly ages: ReadonlyMap<string, readonly number[]>
  /** Census 2022, by the key of the group. */
  readonly ethnicGroups: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Census 2022: `limited_a_lot`, `limited_a_little`, `not_limited`. */
  readonly limitation: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Data zones in each fifth of deprivation, `1` the most deprived. They have about as many people each. */
  readonly dataZones: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** People of all Scotland in the middle of 2023. */
  readonly sexes: ReadonlyMap<'female' | 'male', number>
}

/** One group's people over several areas; undefined where an area has no figure. */
export function peopleOf(
  figures: ReadonlyMap<string, ReadonlyMap<string, number>>,
  areas: readonly string[],
  group: string,
): number | undefined {
  let people = 0
  for (const area of areas) {
    const own = figures.get(area)?.get(group)
    if (own === undefined) return undefined
    people += own
  }
  return areas.length > 0 ? people : undefined
}

/** People of several areas by single year of age; undefined where an area has no figures. */
export function agesOf(figures: Figures, areas: readonly string[]): readonly number[] | undefined {
  const each = areas.map(area => figures.ages.get(area))
  if (each.length === 0 || each.some(ages => !ages)) return undefined
  return each[0]!.map((_, age) => each.reduce((people, ages) => people + (ages?.[age] ?? 0), 0))
}
