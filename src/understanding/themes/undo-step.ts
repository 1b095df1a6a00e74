import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { suggestionById } from '../suggestions/suggestions.sql.ts'
import { type Change, inverse, type ThemeState } from './analysis-step.ts'
import { codingsOf } from './codings.sql.ts'
import { markUndone, stepById } from './steps.sql.ts'
import { type Analyst, applyChanges, type By, type Edge, type StepResult, tellAuthors } from './take-step.ts'
import { lockThemes, newThemeId, themeById } from './themes.sql.ts'

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
    const done = await applyChanges(db, changes, by)
    await markUndone(db, id, by)
    await tellAuthors(db, analyst.programme, done, by.now)
    return { ok: true, step: id, kind: taken.kind, theme: taken.themes[0] ?? newThemeId() }
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
  if (change.what === 'uncoded' && !(await piecesAsLeft(db, change))) return false
  // Codings go to a theme that is there, or that this very undo brings back.
  const returns = all.some(other => other.what === 'theme' && other.theme === change.theme)
  return returns || !found.state.removed
}

/** Whether what is still coded is in the pieces in which the step left it, but for those that their author changed. */
async function piecesAsLeft(db: OrganisationDatabase, left: Extract<Change, { what: 'uncoded' }>) {
  const was = new Map(left.codings.map(coding => [coding.contribution, coding]))
  const now = await codingsOf(db, left.theme as Id<'theme'>, [...was.keys()])
  return now.every(coding => {
    const before = was.get(coding.contribution)
    return (
      before?.pieces === coding.pieces && coding.excerpts.every(excerpt => before.excerpts.includes(excerpt))
    )
  })
}

/** A name that the lineage has forgotten is no reason not to undo: it does not return. */
function same(a: ThemeState, b: ThemeState): boolean {
  return (
    (a.name === b.name || a.name === null || b.name === null) &&
    a.definition === b.definition &&
    a.removed === b.removed &&
    a.mergedInto === b.mergedInto
  )
}
