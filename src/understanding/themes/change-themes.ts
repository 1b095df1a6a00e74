import { relabelUse } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Change, type Coded, codedWhole, joining, type ThemeState } from './analysis-step.ts'
import { codingsOf } from './codings.sql.ts'
import { type Analyst, type By, type Edge, takeStep } from './take-step.ts'
import { nextHue, type Theme } from './theme.ts'
import { countedThemes, insertTheme, newThemeId, themeById } from './themes.sql.ts'

const there: Omit<ThemeState, 'name' | 'definition'> = { removed: false, mergedInto: null }

/** A theme that is about to be there: the row, absent, and the change that brings it about, so that undo can. */
export async function beginTheme(
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

/** A theme that is there and was not removed. */
export async function present(db: OrganisationDatabase, analyst: Analyst, id: Id<'theme'>) {
  const found = await themeById(db, analyst.programme, id)
  return found && !found.state.removed ? found : undefined
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
  return takeStep(services, analyst, 'define', async db => {
    const found = await present(db, analyst, id)
    if (!found) return 'gone'
    const { name, definition = found.state.definition } = text
    const renamed = name !== undefined && name !== found.theme.name
    if (!renamed && definition === found.state.definition) return 'nothing to do'
    if (renamed && found.state.name === null) await relabelUse(db, { kind: 'theme', subject: id }, name)
    return {
      kind: renamed ? 'rename' : 'define',
      themes: [id],
      detail: { before: nameIn(found.state), name: renamed ? name : nameIn(found.state) },
      changes: [
        {
          what: 'theme',
          theme: id,
          before: found.state,
          after: { ...found.state, ...(renamed ? { name } : {}), definition },
        },
      ],
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
    const held = await codingsOf(db, into, idsOf(codings))
    return {
      themes: [into, from],
      detail: { from: nameIn(source.state), into: nameIn(target.state), contributions: codings.length },
      changes: [
        { what: 'uncoded', theme: from, codings },
        ...joining(into, held, codings),
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
      detail: { from: nameIn(source.state), name, contributions: codings.length },
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
    const held = await codingsOf(db, into, idsOf(codings))
    return {
      themes: [into, from],
      detail: { from: nameIn(source.state), into: nameIn(target.state), contributions: codings.length },
      changes: [{ what: 'uncoded', theme: from, codings }, ...joining(into, held, codings)],
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
    const changes = joining(theme, await codingsOf(db, theme, contributions), contributions.map(codedWhole))
    if (changes.length === 0) return 'nothing to do'
    return {
      themes: [theme],
      detail: { name: nameIn(found.state), contributions: contributions.length },
      changes,
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
      detail: { name: nameIn(found.state), contributions: codings.length },
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
      detail: { name: nameIn(found.state), contributions: codings.length },
      changes: [
        { what: 'uncoded', theme: id, codings },
        { what: 'theme', theme: id, before: found.state, after: { ...found.state, removed: true } },
      ],
    }
  })
}

/** A name as the lineage keeps it: nothing where it came from words that were taken back. */
function nameIn(state: ThemeState): string {
  return state.name ?? ''
}

function idsOf(codings: readonly Coded[]): string[] {
  return codings.map(coding => coding.contribution)
}
