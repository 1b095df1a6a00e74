import { endUse, recordUse } from '../../listening/index.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { markSuggestion } from '../suggestions/suggestions.sql.ts'
import type { Change, StepKind } from './analysis-step.ts'
import { deleteCodings, insertCodings } from './codings.sql.ts'
import { insertStep } from './steps.sql.ts'
import { lockThemes, responsesInTheme, setThemeState, themeById } from './themes.sql.ts'

/** Who works on which programme's themes. */
export type Analyst = {
  readonly organisation: OrganisationId
  readonly programme: Id<'programme'>
  readonly account: Id<'account'> | undefined
}

/** A step that was taken, or why it could not be: somebody else was there first. */
export type StepResult =
  | {
      readonly ok: true
      readonly step: Id<'analysis_step'>
      readonly kind: StepKind
      readonly theme: Id<'theme'>
    }
  | { readonly ok: false; readonly why: 'gone' | 'changed since' | 'nothing to do' }

export type Edge = Pick<Services, 'database' | 'clock'>
export type By = { readonly account: Id<'account'> | undefined; readonly now: Date }
export type Draft = {
  /** Where only the plan knows what kind of step it is. */
  readonly kind?: StepKind
  readonly themes: readonly Id<'theme'>[]
  readonly detail: Readonly<Record<string, string | number>>
  readonly changes: readonly Change[]
}
export type Plan = (db: OrganisationDatabase, by: By) => Promise<Draft | 'gone' | 'nothing to do'>

/** One change to the themes: planned on what is there now, done, told to the authors, and kept as lineage. */
export function takeStep(services: Edge, analyst: Analyst, kind: StepKind, plan: Plan): Promise<StepResult> {
  return inOrganisation(services.database.db, analyst.organisation, async db => {
    await lockThemes(db, analyst.programme)
    const by: By = { account: analyst.account, now: services.clock.now() }
    const draft = await plan(db, by)
    if (typeof draft === 'string') return { ok: false, why: draft }
    const done = await applyChanges(db, draft.changes, by)
    const id = await insertStep(
      db,
      analyst.programme,
      { ...draft, kind: draft.kind ?? kind, changes: done },
      by,
    )
    await tellAuthors(db, analyst.programme, done, by.now)
    return { ok: true, step: id, kind: draft.kind ?? kind, theme: draft.themes[0]! }
  })
}

/** Does the changes and gives them as they were really done: words may have been taken back meanwhile. */
export async function applyChanges(
  db: OrganisationDatabase,
  changes: readonly Change[],
  by: By,
): Promise<Change[]> {
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
export async function tellAuthors(
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
