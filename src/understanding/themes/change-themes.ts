import { endUse, recordUse } from '../../listening/index.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { markSuggestion, membersOf, suggestionById } from '../suggestions/suggestions.sql.ts'
import { type Change, type Coded, inverse, type StepKind, type ThemeState } from './analysis-step.ts'
import { insertStep, markUndone, stepById } from './steps.sql.ts'
import { nextHue, type Theme } from './theme.ts'
import {
  codingsOf,
  countedThemes,
  deleteCodings,
  insertCodings,
  insertTheme,
  lockThemes,
  newThemeId,
  responsesInTheme,
  setThemeState,
  themeById,
} from './themes.sql.ts'

/** Who works on which programme's themes. */
export type Analyst = {
  readonly organisation: OrganisationId
  readonly programme: Id<'programme'>
  readonly account: Id<'account'> | undefined
}

/** A step that was taken, or why it could not be: somebody else was there first. */
export type StepResult =
  | { readonly ok: true; readonly step: Id<'analysis_step'>; readonly theme: Id<'theme'> }
  | { readonly ok: false; readonly why: 'gone' | 'changed since' | 'nothing to do' }

type Edge = Pick<Services, 'database' | 'clock'>
type By = { readonly account: Id<'account'> | undefined; readonly now: Date }
type Draft = {
  readonly themes: readonly Id<'theme'>[]
  readonly detail: Readonly<Record<string, string | number>>
  readonly changes: readonly Change[]
}
type Plan = (db: OrganisationDatabase, by: By) => Promise<Draft | 'gone' | 'nothing to do'>

/** One change to the themes: planned on what is there now, done, told to the authors, and kept as lineage. */
function step(services: Edge, analyst: Analyst, kind: StepKind, plan: Plan): Promise<StepResult> {
  return inOrganisation(services.database.db, analyst.organisation, async db => {
    await lockThemes(db, analyst.programme)
    const by: By = { account: analyst.account, now: services.clock.now() }
    const draft = await plan(db, by)
    if (typeof draft === 'string') return { ok: false, why: draft }
    const done = await apply(db, draft.changes, by)
    const id = await insertStep(db, analyst.programme, { ...draft, kind, changes: done }, by)
    await tellAuthors(db, analyst.programme, done, by.now)
    return { ok: true, step: id, theme: draft.themes[0]! }
  })
}

/** Does the changes and gives them as they were really done: words may have been taken back meanwhile. */
async function apply(db: OrganisationDatabase, changes: readonly Change[], by: By): Promise<Change[]> {
  const done: Change[] = []
  for (const change of changes) {
    switch (change.what) {
      case 'theme':
        await setThemeState(db, change.theme as Id<'theme'>, change.after, by.now)
        done.push(change)
        break
      case 'suggestion':
        await markSuggestion(
          db,
          change.suggestion as Id<'suggested_theme'>,
          change.after,
          change.after === 'accepted' ? (change.theme as Id<'theme'>) : undefined,
        )
        done.push(change)
        break
      case 'coded': {
        const coded = new Set(await insertCodings(db, change.theme as Id<'theme'>, change.codings, by))
        done.push({ ...change, codings: change.codings.filter(coding => coded.has(coding.contribution)) })
        break
      }
      case 'uncoded':
        await deleteCodings(
          db,
          change.theme as Id<'theme'>,
          change.codings.map(coding => coding.contribution),
        )
        done.push(change)
        break
    }
  }
  return done
}

/** The themes that a change touched, told anew on the receipts of those whose words are in them. */
async function tellAuthors(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  changes: readonly Change[],
  now: Date,
) {
  const touched = new Set(
    changes.flatMap(change =>
      'theme' in change && change.theme && change.what !== 'suggestion' ? [change.theme as Id<'theme'>] : [],
    ),
  )
  for (const id of touched) {
    const found = await themeById(db, programme, id)
    await endUse(db, { kind: 'theme', subject: id }, now)
    if (found && !found.state.removed) {
      await recordUse(
        db,
        await responsesInTheme(db, id),
        { kind: 'theme', subject: id, label: found.theme.name },
        now,
      )
    }
  }
}

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
  return step(services, analyst, 'accept', async (db, by) => {
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
  return step(services, analyst, 'set aside', async db => {
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
  return step(services, analyst, 'add', async (db, by) => {
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
  return step(services, analyst, text.name === undefined ? 'define' : 'rename', async db => {
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
  return step(services, analyst, 'merge', async db => {
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
  return step(services, analyst, 'split', async (db, by) => {
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
  return step(services, analyst, 'move', async db => {
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
  return step(services, analyst, 'code', async db => {
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
  return step(services, analyst, 'uncode', async db => {
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
  return step(services, analyst, 'remove', async db => {
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

/**
 * Takes a step back. Refused where what it left has been changed since: then the newer step is to be undone
 * first. Words that were taken back by their authors do not return.
 */
export function undoStep(services: Edge, analyst: Analyst, id: Id<'analysis_step'>): Promise<StepResult> {
  return inOrganisation(services.database.db, analyst.organisation, async db => {
    await lockThemes(db, analyst.programme)
    const by: By = { account: analyst.account, now: services.clock.now() }
    const taken = await stepById(db, analyst.programme, id)
    if (!taken || taken.undoneAt) return { ok: false, why: 'gone' }
    const changes = inverse(taken.changes)
    for (const change of changes) {
      if (!(await stillAsLeft(db, analyst, change, taken.changes))) return { ok: false, why: 'changed since' }
    }
    const done = await apply(db, changes, by)
    await markUndone(db, id, by)
    await tellAuthors(db, analyst.programme, done, by.now)
    return { ok: true, step: id, theme: taken.themes[0] ?? newThemeId() }
  })
}

/** Whether what a change would take back is still as its step left it. */
async function stillAsLeft(
  db: OrganisationDatabase,
  analyst: Analyst,
  change: Change,
  all: readonly Change[],
): Promise<boolean> {
  if (change.what === 'suggestion') {
    const found = await suggestionById(db, analyst.programme, change.suggestion as Id<'suggested_theme'>)
    return found?.state === change.before
  }
  const found = await themeById(db, analyst.programme, change.theme as Id<'theme'>)
  if (!found) return false
  if (change.what === 'theme') return same(found.state, change.before)
  // Codings go to a theme that is there, or that this very undo brings back.
  const returns = all.some(other => other.what === 'theme' && other.theme === change.theme)
  return returns || !found.state.removed
}

function same(a: ThemeState, b: ThemeState): boolean {
  return (
    a.name === b.name &&
    a.definition === b.definition &&
    a.removed === b.removed &&
    a.mergedInto === b.mergedInto
  )
}
