import { isGenericThing } from './filler.ts'
import type { DenseMatrix } from './sparse.ts'
import { likeness, sumOf } from './theme-middles.ts'
import type { NamedGroup } from './theme-names.ts'
import { looseSubjects } from './theme-others.ts'
import { contentWords } from './tokens.ts'
import { rootOf } from './word-root.ts'
import type { WordUses } from './word-use.ts'

/** What themes are settled from: all arrays have one entry a wording. */
export interface Settling {
  texts: readonly string[]
  /** How many rows each wording stands for. */
  people: Int32Array
  /** Unit rows around their middle, before smoothing; `undefined` where texts are too many to compare. */
  plain: DenseMatrix | undefined
  language: string
  uses: WordUses
}

/** Themes after each text went where it is spoken of. */
export interface Settled {
  labels: Int32Array
  groups: number
  /** The group of what few words cannot name, always the last; `undefined` where there is none. */
  others: number | undefined
}

type Subjects = readonly (readonly string[])[]

interface Theme {
  members: Set<number>
  subjects: Subjects
  /** Called by a single word that people use throughout. */
  common: boolean
  /** Sum of the rows that speak of it. */
  core: Float64Array
}

/** Up to this many texts each one that does not speak of its theme is looked at again. */
const textsLookedAt = 1000
const textsToShare = 20
const commonShare = 0.05
/** Up to this many texts, those without a theme are compared with the themes. */
export const textsCompared = 10_000
/** Among more texts without a theme what few share is not looked for, so that time and memory stay in bounds. */
const mostLoose = 5000
/** Never is more likeness asked for than this; few texts are less like one another than many. */
const mostLikeness = 0.24
const leastLikeness = 0.04
/** Of that likeness, what is asked of a text that is in a theme, or says its name, or says it in a common word. */
const shareToStay = 0.5
const shareWithName = 0.4
const shareWithWord = 0.8
const sharedByBoth = 0.34

/**
 * Puts what few words cannot name where it is spoken of: themes of one name become one, a theme of two
 * subjects two; a text goes to the theme whose name it says, those with a subject of their own become small
 * themes, and what is much like a theme joins it. The rest is the last group.
 */
export function settledThemes(from: Settling, before: Settled, named: readonly NamedGroup[]): Settled {
  const { texts, plain } = from
  const { labels, others } = before
  const speaks = speaker(from)
  const groups = named.map((): number[] => [])
  labels.forEach((label, row) => {
    groups[label]!.push(row)
  })
  const most = named.length + Math.ceil(named.length * (texts.length < 100 ? 1 : 0.5))
  const fewest = fewestOf(texts.length)
  const loose = new Set<number>()
  const themes: Theme[] = []
  const add = (members: readonly number[], subjects: Subjects): void => {
    const speaking = plain ? members.filter(row => speaks(row, subjects)) : []
    themes.push({
      members: new Set(members),
      subjects,
      common: isCommon(subjects, from),
      core: plain ? sumOf(plain, speaking.length > 0 ? speaking : members) : new Float64Array(),
    })
  }
  for (const { group, members } of merged(groups, named)) {
    const { subjects, mixed } = named[group]!
    if (group === others || mixed || isAlone(members, from)) {
      for (const row of members) loose.add(row)
      continue
    }
    const canSplit = plain && themes.length < most
    const halves = canSplit ? inTwo(members, subjects, speaks, plain, from.people, fewest) : []
    if (halves.length === 0) add(members, subjects)
    halves.forEach((half, at) => {
      add(half, [subjects[at]!])
    })
  }
  const enough = plain ? likeEnough(themes, speaks, plain) : mostLikeness
  if (plain && texts.length <= textsLookedAt) rehome(themes, loose, speaks, plain, enough)
  if (loose.size <= mostLoose) {
    if (plain) joinNamed(themes, loose, speaks, plain, enough)
    const left = [...loose].sort((a, b) => a - b)
    for (const { stems, members } of looseSubjects(left, from, fewest, most - themes.length, enough)) {
      for (const row of members) loose.delete(row)
      add(members, [stems])
    }
    if (plain) joinAlike(themes, loose, speaks, plain, enough)
  }
  return themes.length === 0 ? before : numbered(themes, loose, texts.length)
}

type Speaks = (row: number, subjects: Subjects) => boolean

/** Tells whether a text has all words of one of some subjects. What texts say is read once they are asked for. */
function speaker({ texts, language, uses }: Settling): Speaks {
  const said = new Map<number, ReadonlySet<string>>()
  return (row, subjects) => {
    let words = said.get(row)
    if (!words) {
      words = new Set(contentWords(texts[row]!, language).map(uses.family))
      said.set(row, words)
    }
    return subjects.some(stems => stems.every(stem => words.has(stem)))
  }
}

/** How much a text that joins a theme must be like it: as much as nearly all are that speak of theirs. */
function likeEnough(themes: readonly Theme[], speaks: Speaks, plain: DenseMatrix): number {
  const found = themes
    .flatMap(({ members, subjects, core }) =>
      [...members].filter(row => speaks(row, subjects)).map(row => likeness(plain, row, core, true)),
    )
    .sort((a, b) => a - b)
  const low = found[Math.floor(found.length / 10)] ?? mostLikeness
  return Math.min(mostLikeness, Math.max(leastLikeness, low))
}

function leastWithName(common: boolean, enough: number): number {
  return enough * (common ? shareWithWord : shareWithName)
}

/** Among many texts one that nobody else is with is no theme. */
function isAlone(members: readonly number[], { texts, people }: Settling): boolean {
  return texts.length >= textsToShare && members.length === 1 && people[members[0]!] === 1
}

/** Whether a theme is called by a single word that people use throughout. */
function isCommon(subjects: Subjects, { uses, texts }: Settling): boolean {
  return subjects.some(
    stems =>
      stems.length === 1 &&
      (isGenericThing(stems[0]!) ||
        (uses.of(stems[0]!)?.texts ?? 0) > Math.max(6, commonShare * texts.length)),
  )
}

/** The fewest people whose shared subject is a theme of its own. */
export function fewestOf(texts: number): number {
  return texts < 100 ? 2 : Math.max(3, Math.ceil(texts / 200))
}

/** Groups by what their names are of: "Affordable housing" with "Housing affordability". */
function merged(
  groups: readonly (readonly number[])[],
  named: readonly NamedGroup[],
): { group: number; members: number[] }[] {
  const byName = new Map<string, { group: number; members: number[] }>()
  const order = [...groups.keys()].sort((a, b) => groups[b]!.length - groups[a]!.length || a - b)
  for (const group of order) {
    const { subjects, aboutThemselves, mixed } = named[group]!
    const roots = [...new Set(subjects.flat().map(rootOf))].sort().join(' ')
    const isOwn = mixed || roots === ''
    const key = aboutThemselves ? 'about themselves' : isOwn ? `group ${group}` : `roots ${roots}`
    const entry = byName.get(key)
    if (entry) entry.members.push(...groups[group]!)
    else byName.set(key, { group, members: [...groups[group]!] })
  }
  return [...byName.values()]
}

/** A theme of two subjects that few speak of together is two themes; none where it is one. */
function inTwo(
  members: readonly number[],
  subjects: Subjects,
  speaks: Speaks,
  plain: DenseMatrix,
  people: Int32Array,
  fewest: number,
): number[][] {
  const [first, second] = subjects
  if (!first || !second || [...first, ...second].some(isGenericThing)) return []
  const ofFirst = members.filter(row => speaks(row, [first]) && !speaks(row, [second]))
  const ofSecond = members.filter(row => speaks(row, [second]) && !speaks(row, [first]))
  const both = members.filter(row => speaks(row, [first]) && speaks(row, [second])).length
  const smaller = Math.min(ofFirst.length, ofSecond.length)
  const count = (rows: readonly number[]) => rows.reduce((sum, row) => sum + people[row]!, 0)
  if (both > sharedByBoth * smaller || Math.min(count(ofFirst), count(ofSecond)) < fewest) return []
  const middles = [sumOf(plain, ofFirst), sumOf(plain, ofSecond)] as const
  const halves: [number[], number[]] = [[], []]
  for (const row of members) {
    const isFirst = ofFirst.includes(row)
    const isSecond = !isFirst && ofSecond.includes(row)
    const nearer =
      likeness(plain, row, middles[0], isFirst) >= likeness(plain, row, middles[1], isSecond) ? 0 : 1
    halves[isFirst ? 0 : isSecond ? 1 : nearer].push(row)
  }
  return halves
}

/** Moves texts that do not speak of their theme to one that they do speak of, or out where they are unlike it. */
function rehome(
  themes: readonly Theme[],
  loose: Set<number>,
  speaks: Speaks,
  plain: DenseMatrix,
  enough: number,
): void {
  const moves: { row: number; from: Theme; to: Theme | undefined }[] = []
  for (const theme of themes) {
    if (theme.subjects.length === 0) continue
    for (const row of theme.members) {
      if (speaks(row, theme.subjects)) continue
      const own = likeness(plain, row, theme.core, false)
      const to = themes
        .filter(other => other !== theme && speaks(row, other.subjects))
        .map(other => ({ other, like: likeness(plain, row, other.core, true) }))
        .filter(({ like, other }) => like >= own && like >= leastWithName(other.common, enough))
        .sort((a, b) => b.like - a.like)[0]
      if (to || own < shareToStay * enough) moves.push({ row, from: theme, to: to?.other })
    }
  }
  for (const { row, from, to } of moves) {
    from.members.delete(row)
    if (to) to.members.add(row)
    else loose.add(row)
  }
}

/** Puts texts that say a theme's name in the nearest of those. */
function joinNamed(
  themes: readonly Theme[],
  loose: Set<number>,
  speaks: Speaks,
  plain: DenseMatrix,
  enough: number,
): void {
  for (const row of [...loose]) {
    const best = themes
      .filter(({ subjects }) => speaks(row, subjects))
      .map(theme => ({ theme, like: likeness(plain, row, theme.core, false) }))
      .filter(({ theme, like }) => like >= leastWithName(theme.common, enough))
      .sort((a, b) => b.like - a.like)[0]
    if (!best) continue
    best.theme.members.add(row)
    loose.delete(row)
  }
}

/** Puts texts in the theme that they are most like, as long as it stays mostly of those that say its name. */
function joinAlike(
  themes: readonly Theme[],
  loose: Set<number>,
  speaks: Speaks,
  plain: DenseMatrix,
  enough: number,
): void {
  const room = new Map(
    themes.map(theme => {
      const speaking = [...theme.members].filter(row => speaks(row, theme.subjects)).length
      return [theme, 2 * speaking - theme.members.size]
    }),
  )
  const pairs = [...loose].flatMap(row =>
    themes
      .map((theme, at) => ({ row, theme, at, like: likeness(plain, row, theme.core, false) }))
      .filter(({ like }) => like >= enough),
  )
  for (const { row, theme } of pairs.sort((a, b) => b.like - a.like || a.row - b.row || a.at - b.at)) {
    const left = room.get(theme)!
    if (!loose.has(row) || left <= 0) continue
    room.set(theme, left - 1)
    theme.members.add(row)
    loose.delete(row)
  }
}

function numbered(themes: readonly Theme[], loose: ReadonlySet<number>, texts: number): Settled {
  const kept = themes.filter(({ members }) => members.size > 0)
  const labels = new Int32Array(texts).fill(kept.length)
  kept.forEach(({ members }, group) => {
    for (const row of members) labels[row] = group
  })
  const hasOthers = loose.size > 0
  return {
    labels,
    groups: kept.length + (hasOthers ? 1 : 0),
    others: hasOthers ? kept.length : undefined,
  }
}
