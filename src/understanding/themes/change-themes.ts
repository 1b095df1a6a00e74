import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { membersOf, suggestionById } from '../suggestions/suggestions.sql.ts'
import type { Change, Coded, ThemeState } from './analysis-step.ts'
import { type Analyst, type By, type Edge, takeStep } from './take-step.ts'
import { nextHue, type Theme } from './theme.ts'
import { codingsOf, countedThemes, insertTheme, newThemeId, themeById } from './themes.sql.ts'

const there: Omit<ThemeState, 'name' | 'definition'> = { removed: false, mergedInto: null }

/** A theme that is about to be there: the row, absent, and the change that brings it about, so that undo can. */
async function beginTheme(
  db: OrganisationDatabase,
  analyst: Analyst,
  name: string,
  origin: Theme['origin'],
  by: By,
) {
  const taken = await countedThemes(db, analyst.programme)
  const theme: Theme = {
    id: newThemeId(),
    name,
    definition: '',
    hue: nextHue(taken.map(other => other.hue)),
    origin,
  }
  await insertTheme(db, analyst.programme, theme, by)
  const state = { name, definition: '' }
  const begun: Change = {
    what: 'theme',
    theme: theme.id,
    before: { ...state, removed: true, mergedInto: null },
    after: { ...state, ...there },
  }
  return { theme, begun }
}

async function present(db: OrganisationDatabase, analyst: Analyst, id: Id<'theme'>) {
  const found = await themeById(db, analyst.programme, id)
  return found && !found.state.removed ? found : undefined
}

/** Makes a suggested theme a theme of the team's, with the name they give it and the contributions in it. */
export function acceptSuggestion(
  services: Edge,
  analyst: Analyst,
  suggestion: Id<'suggested_theme'>,
  name: string,
  without: readonly string[] = [],
) {
  return takeStep(services, analyst, 'accept', async (db, by) => {
    const found = await suggestionById(db, analyst.programme, suggestion)
    if (found?.state !== 'open') return 'gone'
    const { theme, begun } = await beginTheme(db, analyst, name, 'suggestion', by)
    const members = await membersOf(db, suggestion)
    const codings: Coded[] = members
      .filter(member => !without.includes(member.contribution))
      .map(member => ({
        contribution: member.contribution,
        excerpt: null,
        suggestion,
        confidence: member.confidence,
        revision: 0,
      }))
    return {
      themes: [theme.id],
      detail: { name, suggested: found.name, contributions: codings.length },
      changes: [
        begun,
        { what: 'coded', theme: theme.id, codings },
        { what: 'suggestion', suggestion, before: 'open', after: 'accepted', theme: theme.id },
      ],
    }
  })
}

/** Puts a suggested theme aside: the team sees no theme in it. */
export function setSuggestionAside(services: Edge, analyst: Analyst, suggestion: Id<'suggested_theme'>) {
  return takeStep(services, analyst, 'set aside', async db => {
    const found = await suggestionById(db, analyst.programme, suggestion)
    if (found?.state !== 'open') return 'gone'
    return {
      themes: [],
      detail: { suggested: found.name },
      changes: [{ what: 'suggestion', suggestion, before: 'open', after: 'set_aside', theme: null }],
    }
  })
}

/** A theme of the team's own, with nothing in it yet. */
export function addTheme(services: Edge, analyst: Analyst, name: string) {
  return takeStep(services, analyst, 'add', async (db, by) => {
    const { theme, begun } = await beginTheme(db, analyst, name, 'person', by)
    return { themes: [theme.id], detail: { name }, changes: [begun] }
  })
}

/** Gives a theme another name or says better what it means. */
export function describeTheme(
  services: Edge,
  analyst: Analyst,
  id: Id<'theme'>,
  text: { readonly name?: string; readonly definition?: string },
) {
  return takeStep(services, analyst, text.name === undefined ? 'define' : 'rename', async db => {
    const found = await present(db, analyst, id)
    if (!found) return 'gone'
    const after = { ...found.state, ...text }
    if (after.name === found.state.name && after.definition === found.state.definition) return 'nothing to do'
    return {
      themes: [id],
      detail: { before: found.state.name, name: after.name },
      changes: [{ what: 'theme', theme: id, before: found.state, after }],
    }
  })
}

/** Puts all that is in one theme into another; the first is gone, and its lineage says into what. */
export function mergeThemes(services: Edge, analyst: Analyst, from: Id<'theme'>, into: Id<'theme'>) {
  return takeStep(services, analyst, 'merge', async db => {
    const source = await present(db, analyst, from)
    const target = await present(db, analyst, into)
    if (!source || !target || from === into) return 'gone'
    const codings = await codingsOf(db, from)
    return {
      themes: [into, from],
      detail: { from: source.state.name, into: target.state.name, contributions: codings.length },
      changes: [
        { what: 'uncoded', theme: from, codings },
        { what: 'coded', theme: into, codings },
        {
          what: 'theme',
          theme: from,
          before: source.state,
          after: { ...source.state, removed: true, mergedInto: into },
        },
      ],
    }
  })
}

/** Makes a theme of its own out of some of what is in another. */
export function splitTheme(
  services: Edge,
  analyst: Analyst,
  from: Id<'theme'>,
  contributions: readonly Id<'contribution'>[],
  name: string,
) {
  return takeStep(services, analyst, 'split', async (db, by) => {
    const source = await present(db, analyst, from)
    if (!source) return 'gone'
    const codings = await codingsOf(db, from, contributions)
    if (codings.length === 0) return 'nothing to do'
    const { theme, begun } = await beginTheme(db, analyst, name, 'person', by)
    return {
      themes: [theme.id, from],
      detail: { from: source.state.name, name, contributions: codings.length },
      changes: [
        begun,
        { what: 'uncoded', theme: from, codings },
        { what: 'coded', theme: theme.id, codings },
      ],
    }
  })
}

/** Moves what is in one theme to another that is there already. */
export function moveContributions(
  services: Edge,
  analyst: Analyst,
  from: Id<'theme'>,
  into: Id<'theme'>,
  contributions: readonly Id<'contribution'>[],
) {
  return takeStep(services, analyst, 'move', async db => {
    const source = await present(db, analyst, from)
    const target = await present(db, analyst, into)
    if (!source || !target || from === into) return 'gone'
    const codings = await codingsOf(db, from, contributions)
    if (codings.length === 0) return 'nothing to do'
    return {
      themes: [into, from],
      detail: { from: source.state.name, into: target.state.name, contributions: codings.length },
      changes: [
        { what: 'uncoded', theme: from, codings },
        { what: 'coded', theme: into, codings },
      ],
    }
  })
}

/** Codes contributions to a theme by hand. */
export function codeContributions(
  services: Edge,
  analyst: Analyst,
  theme: Id<'theme'>,
  contributions: readonly Id<'contribution'>[],
) {
  return takeStep(services, analyst, 'code', async db => {
    const found = await present(db, analyst, theme)
    if (!found) return 'gone'
    if (contributions.length === 0) return 'nothing to do'
    const codings = contributions.map(contribution => ({
      contribution,
      excerpt: null,
      suggestion: null,
      confidence: null,
      revision: 0,
    }))
    return {
      themes: [theme],
      detail: { name: found.state.name, contributions: codings.length },
      changes: [{ what: 'coded', theme, codings }],
    }
  })
}

/** Takes contributions out of a theme. */
export function uncodeContributions(
  services: Edge,
  analyst: Analyst,
  theme: Id<'theme'>,
  contributions: readonly Id<'contribution'>[],
) {
  return takeStep(services, analyst, 'uncode', async db => {
    const found = await present(db, analyst, theme)
    if (!found) return 'gone'
    const codings = await codingsOf(db, theme, contributions)
    if (codings.length === 0) return 'nothing to do'
    return {
      themes: [theme],
      detail: { name: found.state.name, contributions: codings.length },
      changes: [{ what: 'uncoded', theme, codings }],
    }
  })
}

/** Takes a theme away, with its codings. */
export function removeTheme(services: Edge, analyst: Analyst, id: Id<'theme'>) {
  return takeStep(services, analyst, 'remove', async db => {
    const found = await present(db, analyst, id)
    if (!found) return 'gone'
    const codings = await codingsOf(db, id)
    return {
      themes: [id],
      detail: { name: found.state.name, contributions: codings.length },
      changes: [
        { what: 'uncoded', theme: id, codings },
        { what: 'theme', theme: id, before: found.state, after: { ...found.state, removed: true } },
      ],
    }
  })
}
