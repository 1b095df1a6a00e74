import { createHash } from 'node:crypto'
import type { Child } from 'hono/jsx'
import type { FieldError, FormFields, Parsed } from '../../platform/http/form.ts'
import type { Language } from '../../ui/i18n/language.ts'
import type { SummaryRow } from '../../ui/summary-list/summary-list.tsx'
import type { CouncilArea } from '../council-area.ts'
import type { DataResponsibility } from '../data-responsibility.ts'
import type { Programme, ProgrammeSettings } from '../programme.ts'

/** A programme as it is set up now. */
export type SettingsState = {
  readonly programme: Programme
  readonly responsibility: DataResponsibility
  /** Codes of the council areas that it chose; none for all of Scotland, or where it has a place instead. */
  readonly areas: readonly string[]
  readonly allAreas: readonly CouncilArea[]
  /** Languages of the statement in use that a reader approved, offered or not. */
  readonly approved: readonly Language[]
}

/** What a form asks to be changed. */
export type SettingsChange = {
  readonly programme?: Partial<ProgrammeSettings>
  readonly responsibility?: Partial<DataResponsibility>
  readonly areas?: readonly string[]
}

export type SectionFormProps = {
  readonly state: SettingsState
  readonly fields: FormFields
  readonly errors: readonly FieldError[]
}

/** One page of a programme's settings: one thing, one form. */
export type Section = {
  /** Its part of the address. */
  readonly name: string
  readonly title: string
  /** What is stored, as the form's fields. */
  readonly stored: (state: SettingsState) => FormFields
  /** What is stored, in words. */
  readonly rows: (state: SettingsState) => readonly SummaryRow[]
  readonly read: (fields: FormFields, state: SettingsState, now: Date) => Parsed<SettingsChange>
  readonly Form: (props: SectionFormProps) => Child
}

/**
 * A mark of what is stored. The form carries it, so that saving shows whether someone else has saved the same
 * page since it was opened.
 */
export function markOf(fields: FormFields): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 22)
}

/** The state after a change. A change of the data's responsibility takes its sign-off away, as storing it does. */
export function changed(state: SettingsState, change: SettingsChange): SettingsState {
  return {
    ...state,
    programme: { ...state.programme, ...change.programme },
    responsibility: { ...state.responsibility, ...change.responsibility },
    areas: change.areas ?? state.areas,
  }
}
