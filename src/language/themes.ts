import { loadDetector } from './detect.ts'
import { type ThemeText, wordingsOf } from './theme-corpus.ts'
import type { ThemeExcerpt } from './theme-excerpts.ts'
import { type LanguageThemes, themesOfLanguage } from './theme-language.ts'
import { byLanguage, type LanguageGroup } from './theme-languages.ts'
import type { ThemeProgress } from './theme-progress.ts'

export type { ThemeText } from './theme-corpus.ts'
export type { ThemeExcerpt } from './theme-excerpts.ts'
export type { ThemeProgress } from './theme-progress.ts'

/** A pattern in what people said, suggested for a person to judge. */
export interface SuggestedTheme {
  id: string
  /** What it is about, in the words that people used; no two themes have the same. */
  name: string
  language: string
  /** Words and phrases that set it apart, best first. */
  terms: readonly string[]
  /** Its texts are of many subjects, which no few words can name: a person should look through them. */
  mixed: boolean
  /** How many rows are in it. */
  size: number
  /** Exact pieces of texts that speak for it, best first. */
  excerpts: readonly ThemeExcerpt[]
  /** Parent group, where themes are many. */
  parentId: string | null
  /** Mean likeness of its texts to their middle, from 0 to 1. */
  cohesion: number
  /** How much of it comes back when themes are drawn from other samples of the texts, from 0 to 1. */
  stability?: number
}

export interface ThemeParent {
  id: string
  name: string
  themeIds: readonly string[]
}

export interface ThemeAssignment {
  id: string
  /** `null`: the text says nothing that a theme could hold. */
  themeId: string | null
  /** How sure the place is, from 0 to 1; 0 where there is none. */
  confidence: number
}

export type SuggestedThemes =
  | {
      ok: true
      provider: { id: string; revision: string }
      /** Largest first; what no few words can name comes last. */
      themes: readonly SuggestedTheme[]
      parents: readonly ThemeParent[]
      /** One for each row, in the order given. */
      assignments: readonly ThemeAssignment[]
    }
  | { ok: false; reason: 'bad-count' | 'too-many-themes'; message: string; distinct: number }

export interface ThemeOptions {
  /** Exactly so many themes; without it, a number that suits the texts. */
  count?: number
  seed?: number
  /** Also work out each theme's stability; takes several times as long. */
  stability?: boolean
  /** Receives what is being done and how far all is, from 0 to 1. */
  onProgress?: (progress: ThemeProgress) => void
}

/** Changes whenever the same texts may give other themes. */
export const themeProvider = { id: 'rowan-themes', revision: '3' }

/**
 * Draws themes out of texts: the same texts give the same themes, in whatever order they come. Each language
 * is read on its own. With `count`, exactly that many themes, and each row that is not blank is in one; without
 * it, texts that say nothing ("n/a") are in none.
 */
export async function suggestThemes(
  texts: readonly ThemeText[],
  options: ThemeOptions = {},
): Promise<SuggestedThemes> {
  const { count, seed = 1, onProgress = () => {} } = options
  onProgress({ step: 'reading', done: 0 })
  const { wordings } = wordingsOf(texts, count !== undefined)
  const refusal = refuse(count, wordings.length)
  if (refusal) return refusal
  const allGiven = wordings.every(({ language }) => language !== undefined)
  const detect = allGiven ? undetected : (await loadDetector()).detect
  const groups = sharedOut(byLanguage(wordings, detect), count)
  const found: LanguageThemes[] = []
  let done = 0
  for (const { language, members, count: own } of groups) {
    const share = members.length / wordings.length
    const before = done
    found.push(
      await themesOfLanguage(
        texts,
        members.map(member => wordings[member]!),
        {
          language,
          count: own,
          seed,
          stability: options.stability ?? false,
          onProgress: progress => onProgress({ ...progress, done: before + share * progress.done }),
        },
      ),
    )
    done += share
  }
  onProgress({ step: 'naming', done: 1 })
  return assembled(texts, found)
}

/** Stands in where every text came with its language, so that no model is loaded. */
function undetected(): { language: string; confidence: number } {
  return { language: 'und', confidence: 0 }
}

function refuse(count: number | undefined, distinct: number): SuggestedThemes | undefined {
  if (count === undefined) return undefined
  if (!Number.isInteger(count) || count < 1) {
    const message = 'The number of themes must be a whole number of 1 or more.'
    return { ok: false, reason: 'bad-count', message, distinct }
  }
  if (count <= distinct) return undefined
  const have = distinct === 1 ? 'there is only 1 text' : `there are only ${distinct}`
  const message = `${count} themes need at least ${count} different texts, and ${distinct === 0 ? 'there are none' : have}. Ask for fewer themes.`
  return { ok: false, reason: 'too-many-themes', message, distinct }
}

type SharedGroup = LanguageGroup & { count: number | undefined }

/** Shares a fixed number of themes out among languages by their texts; with too few to go round, joins them. */
function sharedOut(groups: readonly LanguageGroup[], count: number | undefined): SharedGroup[] {
  if (count === undefined) return groups.map(group => ({ ...group, count: undefined }))
  const kept = groups.slice(0, count).map(group => ({ ...group, members: [...group.members] }))
  for (const group of groups.slice(count)) kept[0]!.members.push(...group.members)
  for (const group of kept) group.members.sort((a, b) => a - b)
  const shares = kept.map(group => ({ ...group, count: 1 as number }))
  for (let given = shares.length; given < count; given++) {
    const next = shares
      .filter(group => group.count < group.members.length)
      .sort((a, b) => b.members.length / b.count - a.members.length / a.count)[0]!
    next.count++
  }
  return shares
}

function assembled(texts: readonly ThemeText[], found: readonly LanguageThemes[]): SuggestedThemes {
  const order = found
    .flatMap(({ themes }, group) => themes.map((theme, index) => ({ theme, group, index })))
    .sort(
      (a, b) =>
        Number(a.theme.mixed) - Number(b.theme.mixed) ||
        b.theme.size - a.theme.size ||
        (a.theme.name < b.theme.name ? -1 : 1) ||
        a.group - b.group,
    )
  const ids = new Map(order.map(({ group, index }, at) => [`${group}/${index}`, `theme-${at + 1}`]))
  const parents: ThemeParent[] = []
  const parentOf = new Map<string, string>()
  found.forEach((language, group) => {
    for (const parent of language.parents) {
      const id = `group-${parents.length + 1}`
      const themeIds = parent.themes.map(index => ids.get(`${group}/${index}`)!)
      for (const themeId of themeIds) parentOf.set(themeId, id)
      parents.push({ id, name: parent.name, themeIds })
    }
  })
  const assignments: ThemeAssignment[] = texts.map(({ id }) => ({ id, themeId: null, confidence: 0 }))
  found.forEach(({ placed }, group) => {
    for (const { row, theme, confidence } of placed) {
      assignments[row] = { id: texts[row]!.id, themeId: ids.get(`${group}/${theme}`)!, confidence }
    }
  })
  const themes = order.map(({ theme, group, index }) => {
    const id = ids.get(`${group}/${index}`)!
    return { id, ...theme, parentId: parentOf.get(id) ?? null }
  })
  return { ok: true, provider: themeProvider, themes, parents, assignments }
}
