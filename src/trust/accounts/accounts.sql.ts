import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor, OrganisationRole, ProgrammeRole } from '../role.ts'
import type { Account } from './account.ts'

export async function accountByEmail(db: OrganisationDatabase, email: string): Promise<Account | undefined> {
  const row = await db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst()
  return row && { id: row.id, email: row.email, name: row.name, closedAt: row.closed_at }
}

export async function accountById(db: OrganisationDatabase, id: Id<'account'>): Promise<Account | undefined> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { id: row.id, email: row.email, name: row.name, closedAt: row.closed_at }
}

export async function insertAccount(
  db: OrganisationDatabase,
  account: { id: Id<'account'>; email: string; name: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('account')
    .values({ organisation_id: db.organisation, ...account, made_at: now })
    .execute()
}

export async function giveOrganisationRole(
  db: OrganisationDatabase,
  account: Id<'account'>,
  role: OrganisationRole,
  now: Date,
  by?: Id<'account'>,
): Promise<void> {
  await db
    .insertInto('organisation_role')
    .values({
      organisation_id: db.organisation,
      account_id: account,
      role,
      given_at: now,
      given_by: by ?? null,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function giveProgrammeRole(
  db: OrganisationDatabase,
  account: Id<'account'>,
  programme: Id<'programme'>,
  role: ProgrammeRole,
  now: Date,
  by?: Id<'account'>,
): Promise<void> {
  await db
    .insertInto('programme_role')
    .values({
      organisation_id: db.organisation,
      programme_id: programme,
      account_id: account,
      role,
      given_at: now,
      given_by: by ?? null,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** The account's roles as they are now. */
export async function actorOf(db: OrganisationDatabase, account: Id<'account'>): Promise<Actor> {
  const inOrganisation = await db
    .selectFrom('organisation_role')
    .select('role')
    .where('account_id', '=', account)
    .execute()
  const inProgrammes = await db
    .selectFrom('programme_role')
    .select(['programme_id', 'role'])
    .where('account_id', '=', account)
    .execute()
  const programmeRoles = new Map<Id<'programme'>, ProgrammeRole[]>()
  for (const { programme_id, role } of inProgrammes) {
    programmeRoles.set(programme_id, [...(programmeRoles.get(programme_id) ?? []), role as ProgrammeRole])
  }
  return {
    account,
    organisation: db.organisation,
    organisationRoles: inOrganisation.map(row => row.role as OrganisationRole),
    programmeRoles,
  }
}

/** The account of a mail address that is proven: made where there is none, opened again where it was closed. */
export async function accountFor(
  db: OrganisationDatabase,
  person: { readonly email: string; readonly name: string },
  now: Date,
): Promise<Id<'account'>> {
  await db
    .insertInto('account')
    .values({ organisation_id: db.organisation, id: newId<'account'>(), ...person, made_at: now })
    .onConflict(conflict => conflict.columns(['organisation_id', 'email']).doNothing())
    .execute()
  const { id } = await db
    .updateTable('account')
    .set({ closed_at: null })
    .where('email', '=', person.email)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
