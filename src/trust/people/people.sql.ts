import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OrganisationRole, ProgrammeRole } from '../role.ts'

/** Someone with an account, as the page of people shows them. */
export type PersonHere = {
  readonly account: Id<'account'>
  readonly name: string
  readonly email: string
  readonly closedAt: Date | null
  readonly organisationRoles: readonly OrganisationRole[]
  readonly programmeRoles: readonly { readonly programme: Id<'programme'>; readonly role: ProgrammeRole }[]
  readonly seenAt: Date | null
  readonly secondFactorRequired: boolean
  readonly hasSecondFactor: boolean
  readonly hasPasskey: boolean
  readonly hasProvider: boolean
}

/** Everybody with an account, open or closed, by name; or the one asked for. */
export async function peopleHere(db: OrganisationDatabase, only?: Id<'account'>): Promise<PersonHere[]> {
  const rows = await db
    .selectFrom('account')
    .select([
      'account.id as account',
      'account.name',
      'account.email',
      'account.closed_at as closedAt',
      'account.second_factor_required as secondFactorRequired',
    ])
    .select(eb => [
      eb
        .selectFrom('signed_in')
        .select(each => each.fn.max('seen_at').as('seen'))
        .whereRef('signed_in.account_id', '=', 'account.id')
        .as('seenAt'),
      eb
        .exists(
          eb
            .selectFrom('second_factor')
            .select('account_id')
            .whereRef('second_factor.account_id', '=', 'account.id')
            .where('confirmed_at', 'is not', null),
        )
        .as('hasSecondFactor'),
      eb
        .exists(eb.selectFrom('passkey').select('id').whereRef('passkey.account_id', '=', 'account.id'))
        .as('hasPasskey'),
      eb
        .exists(
          eb
            .selectFrom('provider_identity')
            .select('subject')
            .whereRef('provider_identity.account_id', '=', 'account.id'),
        )
        .as('hasProvider'),
      eb
        .selectFrom('organisation_role')
        .select(sql<OrganisationRole[]>`coalesce(array_agg(role order by given_at, role), '{}')`.as('roles'))
        .whereRef('organisation_role.account_id', '=', 'account.id')
        .as('organisationRoles'),
      eb
        .selectFrom('programme_role')
        .select(
          sql<{ programme: Id<'programme'>; role: ProgrammeRole }[]>`coalesce(jsonb_agg(
            jsonb_build_object('programme', programme_id, 'role', role) order by programme_id, role), '[]')`.as(
            'roles',
          ),
        )
        .whereRef('programme_role.account_id', '=', 'account.id')
        .as('programmeRoles'),
    ])
    .$if(only !== undefined, query => query.where('account.id', '=', only!))
    .orderBy('account.name')
    .orderBy('account.id')
    .execute()
  return rows.map(row => ({
    ...row,
    hasSecondFactor: Boolean(row.hasSecondFactor),
    hasPasskey: Boolean(row.hasPasskey),
    hasProvider: Boolean(row.hasProvider),
    organisationRoles: row.organisationRoles ?? [],
    programmeRoles: row.programmeRoles ?? [],
  }))
}

/** The owners whose account is open. Of two who give up the role at once, one waits here for the other. */
export async function lockOwners(db: OrganisationDatabase): Promise<Id<'account'>[]> {
  await db.selectFrom('organisation').select('id').where('id', '=', db.organisation).forUpdate().execute()
  const rows = await db
    .selectFrom('organisation_role')
    .innerJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'organisation_role.organisation_id')
        .onRef('account.id', '=', 'organisation_role.account_id'),
    )
    .select('account.id')
    .where('organisation_role.role', '=', 'owner')
    .where('account.closed_at', 'is', null)
    .orderBy('account.id')
    .execute()
  return rows.map(row => row.id)
}

export async function takeOrganisationRole(
  db: OrganisationDatabase,
  account: Id<'account'>,
  role: OrganisationRole,
): Promise<void> {
  await db
    .deleteFrom('organisation_role')
    .where('account_id', '=', account)
    .where('role', '=', role)
    .execute()
}

export async function takeProgrammeRole(
  db: OrganisationDatabase,
  account: Id<'account'>,
  programme: Id<'programme'>,
  role: ProgrammeRole,
): Promise<void> {
  await db
    .deleteFrom('programme_role')
    .where('account_id', '=', account)
    .where('programme_id', '=', programme)
    .where('role', '=', role)
    .execute()
}

/** Takes every role and every way in that is not the mailbox. */
export async function takeEverything(db: OrganisationDatabase, account: Id<'account'>): Promise<void> {
  for (const table of ['organisation_role', 'programme_role', 'passkey', 'provider_identity'] as const) {
    await db.deleteFrom(table).where('account_id', '=', account).execute()
  }
}

export async function changeAccount(
  db: OrganisationDatabase,
  account: Id<'account'>,
  change: {
    readonly name?: string
    readonly closed_at?: Date
    readonly second_factor_required?: boolean
  },
): Promise<void> {
  await db.updateTable('account').set(change).where('id', '=', account).execute()
}
