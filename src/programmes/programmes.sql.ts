import type { Selectable } from 'kysely'
import type { Programme as ProgrammeTable } from '../platform/db/database.generated.ts'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { Language } from '../ui/i18n/language.ts'
import type {
  EngagementLevel,
  OwnHelpline,
  Programme,
  ProgrammeSettings,
  ProgrammeState,
} from './programme.ts'
import type { ReadWhen } from './read-when.ts'

export function toProgramme(row: Selectable<ProgrammeTable>): Programme {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    purpose: row.purpose,
    approach: row.approach,
    canChange: row.can_change,
    cannotChange: row.cannot_change,
    whoDecides: row.who_decides,
    decidesBy: row.decides_by ?? undefined,
    levelOfEngagement: (row.level_of_engagement as EngagementLevel | null) ?? undefined,
    readWhen: (row.read_when as ReadWhen | null) ?? undefined,
    contact: row.contact,
    writtenIn: row.written_in as Language,
    languages: row.languages as Language[],
    colour: row.colour ?? undefined,
    helplines: row.helplines as unknown as OwnHelpline[],
    place: row.place ?? undefined,
    state: row.state as ProgrammeState,
    openedAt: row.opened_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    madeAt: row.made_at,
  }
}

export async function programmeOf(
  db: OrganisationDatabase,
  id: Id<'programme'>,
): Promise<Programme | undefined> {
  const row = await db.selectFrom('programme').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toProgramme(row)
}

/** Newest first. */
export async function allProgrammes(db: OrganisationDatabase): Promise<Programme[]> {
  const rows = await db
    .selectFrom('programme')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toProgramme)
}

export async function insertProgramme(
  db: OrganisationDatabase,
  programme: Pick<Programme, 'id' | 'code' | 'title' | 'writtenIn' | 'madeAt'>,
  by: Id<'account'> | undefined,
): Promise<void> {
  await db
    .insertInto('programme')
    .values({
      organisation_id: db.organisation,
      id: programme.id,
      code: programme.code,
      title: programme.title,
      written_in: programme.writtenIn,
      languages: [programme.writtenIn],
      made_at: programme.madeAt,
      made_by: by ?? null,
    })
    .execute()
}

/** Changes the columns that are given. A key that is there with `undefined` empties its column. */
export async function updateProgramme(
  db: OrganisationDatabase,
  id: Id<'programme'>,
  changes: Partial<ProgrammeSettings>,
): Promise<void> {
  const values = Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [
      columns[name as keyof ProgrammeSettings],
      value === undefined
        ? null
        : name === 'readWhen' || name === 'helplines'
          ? JSON.stringify(value)
          : value,
    ]),
  )
  await db.updateTable('programme').set(values).where('id', '=', id).execute()
}

const columns: Readonly<Record<keyof ProgrammeSettings, keyof ProgrammeTable>> = {
  title: 'title',
  purpose: 'purpose',
  approach: 'approach',
  canChange: 'can_change',
  cannotChange: 'cannot_change',
  whoDecides: 'who_decides',
  decidesBy: 'decides_by',
  levelOfEngagement: 'level_of_engagement',
  readWhen: 'read_when',
  contact: 'contact',
  writtenIn: 'written_in',
  languages: 'languages',
  colour: 'colour',
  helplines: 'helplines',
  place: 'place',
}

/** False where it was in that state already. */
export async function updateProgrammeState(
  db: OrganisationDatabase,
  id: Id<'programme'>,
  state: 'open' | 'closed',
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('programme')
    .set(state === 'open' ? { state, opened_at: now, closed_at: null } : { state, closed_at: now })
    .where('id', '=', id)
    .where('state', '<>', state)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Holds a programme until the transaction ends, so that two people who save at once save one after the other. */
export async function holdProgramme(db: OrganisationDatabase, id: Id<'programme'>): Promise<void> {
  await db.selectFrom('programme').select('id').where('id', '=', id).forUpdate().execute()
}
