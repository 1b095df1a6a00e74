import type { CouncilArea } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/coverage.en.ts'
import { type AgeBand, ageBand, peopleOfBand } from './age-band.ts'
import { type Covered, cover, type Group } from './cover.ts'
import {
  type Dimension,
  dimensions,
  type FigureSource,
  groupKeys,
  type HeardValues,
  heardBy,
} from './dimension.ts'
import { agesOf, type Figures, peopleOf } from './figures.ts'
import { groupLabel, isNotTold } from './group-label.ts'
import type { OwnFigure } from './own-figures.ts'

/** What was told and what is known, for one programme. */
export type CoverageFacts = {
  /** Everybody heard whose answers may be counted. */
  readonly people: number
  readonly heard: HeardValues
  /** The council areas that the programme is about. */
  readonly areas: readonly CouncilArea[]
  readonly allAreas: number
  readonly figures: Figures
  readonly own: readonly OwnFigure[]
  /** Whether children count in what is expected although none was heard. */
  readonly withChildren: boolean
}

/** One way to look at who was heard. */
export type DimensionCoverage = Covered & {
  readonly dimension: Dimension | 'other'
  readonly key: string
  readonly title: string
  readonly source: FigureSource
  /** Heard, and did not tell this. */
  readonly unknown: number
  /** Told an area that is none of the programme's. */
  readonly outside: number
  readonly childrenLeftOut: boolean
}

/** Who was heard against who lives there, in every way that Rowan or the organisation's own figures know. */
export function coverageOf(facts: CoverageFacts): DimensionCoverage[] {
  const known = dimensions.map(dimension => coverDimension(dimension, facts))
  const names = new Set(facts.own.map(figure => figure.characteristic))
  const others = [...names].filter(name => !dimensions.some(dimension => dimension === name))
  return [...known, ...others.map(name => coverOther(name, facts))]
}

function coverDimension(dimension: Dimension, facts: CoverageFacts): DimensionCoverage {
  const heard = new Map([...heardBy(dimension, facts.heard)].filter(([group]) => !isNotTold(group)))
  const own = facts.own.filter(figure => figure.characteristic === dimension)
  const found =
    own.length > 0 && dimension !== 'area'
      ? { ...fromOwn(own, heard), childrenLeftOut: false }
      : fromShipped(dimension, heard, facts, own)
  const told = [...heard.values()].reduce((sum, people) => sum + people, 0)
  const counted = found.groups.reduce((sum, group) => sum + group.heard, 0)
  return {
    ...cover(found.groups),
    dimension,
    key: dimension,
    title: t(`coverage.${dimension}`),
    source: found.groups.every(group => group.population === undefined) ? 'none' : found.source,
    unknown: Math.max(0, facts.people - told),
    outside: dimension === 'area' ? told - counted : 0,
    childrenLeftOut: found.childrenLeftOut,
  }
}

/** A characteristic that only the organisation's own figures know; answered by a question of that key. */
function coverOther(name: string, facts: CoverageFacts): DimensionCoverage {
  const own = facts.own.filter(figure => figure.characteristic === name)
  const heard = new Map([...(facts.heard.get(name) ?? [])].filter(([value]) => !isNotTold(value)))
  const told = [...heard.values()].reduce((sum, people) => sum + people, 0)
  const { groups, source } = fromOwn(own, heard)
  const unknown = Math.max(0, facts.people - told)
  return {
    ...cover(groups),
    dimension: 'other',
    key: name,
    title: sentence(name),
    source,
    unknown,
    outside: 0,
    childrenLeftOut: false,
  }
}

const sentence = (key: string) => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ')

function fromOwn(
  own: readonly OwnFigure[],
  heard: ReadonlyMap<string, number>,
): { groups: Group[]; source: FigureSource } {
  const groups = own.map(figure => ({
    key: figure.group,
    label: figure.label,
    heard: heard.get(figure.group) ?? 0,
    population: figure.people,
  }))
  const named = new Set(own.map(figure => figure.group))
  const rest = [...heard].filter(([group]) => !named.has(group))
  return { groups: [...groups, ...rest.map(([group, people]) => unmeasured(group, people))], source: 'own' }
}

const unmeasured = (group: string, people: number): Group => ({
  key: group,
  label: group,
  heard: people,
  population: undefined,
})

type Found = { groups: Group[]; source: FigureSource; childrenLeftOut: boolean }

function fromShipped(
  dimension: Dimension,
  heard: ReadonlyMap<string, number>,
  facts: CoverageFacts,
  own: readonly OwnFigure[],
): Found {
  if (dimension === 'area') return byArea(heard, facts, own)
  if (dimension === 'age') return byAge(heard, facts)
  const areas = facts.areas.map(area => area.code)
  const ofAreas = (from: ReadonlyMap<string, ReadonlyMap<string, number>>) => (group: string) =>
    peopleOf(from, areas, group)
  const { figures } = facts
  const nobody = () => undefined
  const people: Readonly<Record<Exclude<Dimension, 'area' | 'age'>, (group: string) => number | undefined>> =
    {
      // By sex there are figures of all Scotland alone, so only a programme about all of it has something to expect.
      sex: group =>
        facts.areas.length === facts.allAreas && (group === 'female' || group === 'male')
          ? figures.sexes.get(group)
          : undefined,
      ethnicity: ofAreas(figures.ethnicGroups),
      disability: group => {
        const no = peopleOf(figures.limitation, areas, 'not_limited')
        if (group === 'no') return no
        const lot = peopleOf(figures.limitation, areas, 'limited_a_lot')
        const little = peopleOf(figures.limitation, areas, 'limited_a_little')
        return group === 'yes' && lot !== undefined && little !== undefined ? lot + little : undefined
      },
      deprivation: ofAreas(figures.dataZones),
      carers: nobody,
      urban_rural: nobody,
    }
  const keys: readonly string[] = groupKeys[dimension]
  const rest = [...heard.keys()].filter(group => !keys.includes(group))
  const groups = [...keys, ...rest].map(group => ({
    key: group,
    label: groupLabel(dimension, group),
    heard: heard.get(group) ?? 0,
    population: people[dimension](group),
  }))
  return { groups, source: sources[dimension], childrenLeftOut: false }
}

const sources: Readonly<Record<Exclude<Dimension, 'area' | 'age'>, FigureSource>> = {
  sex: 'mid-2023-scotland',
  ethnicity: 'census-2022-ethnic-group',
  disability: 'census-2022-limitation',
  deprivation: 'simd-2020',
  carers: 'none',
  urban_rural: 'none',
}

function byArea(heard: ReadonlyMap<string, number>, facts: CoverageFacts, own: readonly OwnFigure[]): Found {
  const loaded = new Map(own.map(figure => [figure.group, figure.people]))
  const groups = facts.areas.map(area => ({
    key: area.code,
    label: area.name,
    heard: heard.get(area.code) ?? 0,
    population: loaded.size > 0 ? loaded.get(area.code) : area.population,
  }))
  return { groups, source: loaded.size > 0 ? 'own' : 'mid-2022', childrenLeftOut: false }
}

const standardBands = ['0-11', '12-15', '16-24', '25-34', '35-49', '50-64', '65-74', '75+']
const adult = 16

/**
 * Bands that people told, and those of our own question that overlap none of them. Children count only where one
 * was heard, or somebody asks for it: most conversations are not for them.
 */
function byAge(heard: ReadonlyMap<string, number>, facts: CoverageFacts): Found {
  const told = [...heard.keys()]
  const foreign = told.filter(text => !standardBands.includes(text)).flatMap(text => ageBand(text) ?? [])
  const standard = standardBands.filter(
    text => heard.has(text) || !foreign.some(band => overlaps(band, ageBand(text)!)),
  )
  const bands = [...new Set([...standard, ...told])].map(text => ({ text, band: ageBand(text) }))
  const isChild = ({ band }: { band: AgeBand | undefined }) => band?.to !== undefined && band.to < adult
  const childrenHeard = bands.some(one => isChild(one) && (heard.get(one.text) ?? 0) > 0)
  const childrenLeftOut = !childrenHeard && !facts.withChildren
  const ages = agesOf(
    facts.figures,
    facts.areas.map(area => area.code),
  )
  const groups = bands
    .filter(one => !childrenLeftOut || !isChild(one))
    .sort((one, other) => (one.band?.from ?? 999) - (other.band?.from ?? 999))
    .map(({ text, band }) => ({
      key: text,
      label: groupLabel('age', text),
      heard: heard.get(text) ?? 0,
      population: band && ages ? peopleOfBand(band, ages) : undefined,
    }))
  return { groups, source: 'mid-2022', childrenLeftOut }
}

function overlaps(one: AgeBand, other: AgeBand): boolean {
  return one.from <= (other.to ?? 999) && other.from <= (one.to ?? 999)
}
