import { bandKey } from './age-band.ts'

/** By what coverage is looked at, in the order of the page. */
export const dimensions = [
  'area',
  'age',
  'sex',
  'ethnicity',
  'disability',
  'deprivation',
  'carers',
  'urban_rural',
] as const
export type Dimension = (typeof dimensions)[number]

/** Where a population figure is from; `own` was loaded by the organisation, `none`: there is none here. */
export type FigureSource =
  | 'mid-2022'
  | 'mid-2023-scotland'
  | 'census-2022-ethnic-group'
  | 'census-2022-limitation'
  | 'simd-2020'
  | 'own'
  | 'none'

/** How many people gave each value: characteristics by their kind, and answers by the key of the question. */
export type HeardValues = ReadonlyMap<string, ReadonlyMap<string, number>>

/** The groups of each dimension but area and age, whose groups come from the programme and from what was told. */
export const groupKeys = {
  sex: ['female', 'male'],
  ethnicity: ['white', 'mixed', 'asian', 'african', 'caribbean_or_black', 'other'],
  disability: ['yes', 'no'],
  deprivation: ['1', '2', '3', '4', '5'],
  carers: ['yes', 'no'],
  urban_rural: ['urban', 'small_town', 'rural', 'remote'],
} as const satisfies Partial<Readonly<Record<Dimension, readonly string[]>>>

/** What the answers to a dimension are called: kinds of characteristic, and keys of questions that ask for it. */
const told: Readonly<Record<Dimension, readonly string[]>> = {
  area: ['area'],
  age: ['age', 'age_band', 'age_group'],
  sex: ['gender', 'sex'],
  ethnicity: ['ethnic_group', 'ethnicity', 'ethnic_background'],
  disability: ['condition', 'disability', 'limited', 'long_term_condition', 'activity_limitation'],
  deprivation: ['quintile', 'simd'],
  carers: ['carer', 'carers', 'unpaid_care', 'caring'],
  urban_rural: ['urban_rural'],
}

/** A name as somebody wrote it, as a key: "Urban – rural" is `urban_rural`. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, '_')
    .replace(/^_|_$/g, '')
}

/** Which dimension a name stands for, if it is one that Rowan looks at. */
export function dimensionNamed(name: string): Dimension | undefined {
  const key = keyOf(name.replace(/^column:/, ''))
  const also: Readonly<Record<string, Dimension>> = {
    council_area: 'area',
    local_authority: 'area',
    ethnic: 'ethnicity',
    simd_quintile: 'deprivation',
    deprivation_quintile: 'deprivation',
    deprivation: 'deprivation',
    unpaid_carers: 'carers',
    rurality: 'urban_rural',
  }
  return dimensions.find(one => one === key || told[one].includes(key)) ?? also[key]
}

const synonyms: Readonly<Partial<Record<Dimension, readonly (readonly [RegExp, string])[]>>> = {
  sex: [
    [/^(female|females|woman|women|girl|girls|f)$|^wom[ae]n_/, 'female'],
    [/^(male|males|man|men|boy|boys|m)$|^m[ae]n_/, 'male'],
  ],
  ethnicity: [
    [/gypsy|polish|irish|roma$|^white|showman/, 'white'],
    [/^mixed|multiple/, 'mixed'],
    [/asian|pakistani|indian|bangladeshi|chinese/, 'asian'],
    [/^african/, 'african'],
    [/caribbean|^black/, 'caribbean_or_black'],
    [/^other|^arab|^sikh|^jewish/, 'other'],
  ],
  disability: [
    [/^yes|^limited|^a_lot|^a_little|^disabled/, 'yes'],
    [/^no$|^not_|^no_/, 'no'],
  ],
  carers: [
    [/^yes|^carers?$|^provides|^hours/, 'yes'],
    [/^no$|^not_|^no_/, 'no'],
  ],
  deprivation: [[/^(?:simd_|quintile_|q)?([1-5])(?:_|$)/, '$1']],
}

/** The group that a value stands for; a value that Rowan does not know is a group of its own. */
export function groupOf(dimension: Dimension, value: string): string {
  if (dimension === 'area') return value.trim()
  if (dimension === 'age') return bandKey(value)
  const key = keyOf(value)
  for (const [pattern, group] of synonyms[dimension] ?? []) {
    const found = pattern.exec(key)
    if (found) return group.replace('$1', found[1] ?? '')
  }
  return key
}

/** How many people each group of a dimension has among those heard, whatever the question was called. */
export function heardBy(dimension: Dimension, heard: HeardValues): ReadonlyMap<string, number> {
  const groups = new Map<string, number>()
  for (const [name, values] of heard) {
    if (dimensionNamed(name) !== dimension) continue
    for (const [value, people] of values) {
      const group = groupOf(dimension, value)
      groups.set(group, (groups.get(group) ?? 0) + people)
    }
  }
  return groups
}
