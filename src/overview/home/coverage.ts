import type { CouncilArea } from '../../programmes/index.ts'

/**
 * Areas with how many people were heard there, the least heard first; null where nobody has told one of them. Who
 * told another area, as before the programme's areas were changed, is outside of what is asked here.
 */
export function coverageOf(areas: readonly CouncilArea[], byArea: ReadonlyMap<string, number>) {
  const told = areas.reduce((sum, area) => sum + (byArea.get(area.code) ?? 0), 0)
  if (told === 0) return null
  const living = areas.reduce((sum, area) => sum + area.population, 0)
  const overall = (told / living) * 10_000
  const rows = areas
    .map(area => {
      const people = byArea.get(area.code) ?? 0
      const rate = (people / area.population) * 10_000
      return { area, people, rate, under: rate < overall / 2 }
    })
    .sort((a, b) => a.rate - b.rate || a.area.name.localeCompare(b.area.name, 'en-GB'))
  return { rows, overall, told, unknown: byArea.get('') ?? 0 }
}
