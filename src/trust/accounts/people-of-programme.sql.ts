import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrganisationRole, ProgrammeRole } from '../role.ts'

/** Someone who can work on a programme, by a role in the whole organisation or in this programme alone. */
export type ProgrammePerson = {
  readonly account: Id<'account'>
  readonly name: string
  readonly organisationRoles: readonly OrganisationRole[]
  readonly programmeRoles: readonly ProgrammeRole[]
}

/** By name, without those whose account is closed. */
export async function peopleOfProgramme(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<ProgrammePerson[]> {
  const rows = await db
    .selectFrom('account')
    .select(['account.id', 'account.name'])
    .select(eb => [
      eb
        .selectFrom('organisation_role')
        .select(sql<OrganisationRole[]>`coalesce(array_agg(role order by given_at, role), '{}')`.as('roles'))
        .whereRef('organisation_role.account_id', '=', 'account.id')
        .as('organisationRoles'),
      eb
        .selectFrom('programme_role')
        .select(sql<ProgrammeRole[]>`coalesce(array_agg(role order by given_at, role), '{}')`.as('roles'))
        .whereRef('programme_role.account_id', '=', 'account.id')
        .where('programme_role.programme_id', '=', programme)
        .as('programmeRoles'),
    ])
    .where('account.closed_at', 'is', null)
    .orderBy('account.name')
    .orderBy('account.id')
    .execute()
  return rows
    .map(row => ({
      account: row.id,
      name: row.name,
      organisationRoles: row.organisationRoles ?? [],
      programmeRoles: row.programmeRoles ?? [],
    }))
    .filter(person => person.organisationRoles.length + person.programmeRoles.length > 0)
}
