import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { giveOrganisationRole, giveProgrammeRole } from '../accounts/accounts.sql.ts'
import { endSessions } from '../accounts/sign-in.ts'
import { recordAction } from '../audit/audit.sql.ts'
import type { OrganisationRole, ProgrammeRole } from '../role.ts'
import {
  changeAccount,
  lockOwners,
  peopleHere,
  takeEverything,
  takeOrganisationRole,
  takeProgrammeRole,
} from './people.sql.ts'

/** Who does it, and when. */
export type By = { readonly account: Id<'account'>; readonly now: Date }

export type Changed = { readonly ok: true } | { readonly ok: false; readonly why: 'last owner' | 'not here' }

/** Gives and takes roles in the organisation until they are these. An organisation keeps at least one owner. */
export async function changeOrganisationRoles(
  db: OrganisationDatabase,
  account: Id<'account'>,
  wanted: readonly OrganisationRole[],
  by: By,
): Promise<Changed> {
  const owners = await lockOwners(db)
  const [person] = await peopleHere(db, account)
  if (!person || person.closedAt) return { ok: false, why: 'not here' }
  if (!wanted.includes('owner') && isLast(owners, account)) return { ok: false, why: 'last owner' }
  const given = wanted.filter(role => !person.organisationRoles.includes(role))
  const taken = person.organisationRoles.filter(role => !wanted.includes(role))
  for (const role of given) await giveOrganisationRole(db, account, role, by.now, by.account)
  for (const role of taken) await takeOrganisationRole(db, account, role)
  await recordChange(db, account, { given, taken }, by)
  return { ok: true }
}

/** The same for roles in one programme. */
export async function changeProgrammeRoles(
  db: OrganisationDatabase,
  account: Id<'account'>,
  programme: Id<'programme'>,
  wanted: readonly ProgrammeRole[],
  by: By,
): Promise<Changed> {
  const [person] = await peopleHere(db, account)
  if (!person || person.closedAt) return { ok: false, why: 'not here' }
  const held = person.programmeRoles.filter(each => each.programme === programme).map(each => each.role)
  const given = wanted.filter(role => !held.includes(role))
  const taken = held.filter(role => !wanted.includes(role))
  for (const role of given) await giveProgrammeRole(db, account, programme, role, by.now, by.account)
  for (const role of taken) await takeProgrammeRole(db, account, programme, role)
  await recordChange(db, account, { given, taken }, by, programme)
  return { ok: true }
}

/** Closes an account: every sign-in ends in the same moment, and every role goes. What was done stays. */
export async function closeAccount(
  db: OrganisationDatabase,
  account: Id<'account'>,
  by: By,
): Promise<Changed> {
  const owners = await lockOwners(db)
  const [person] = await peopleHere(db, account)
  if (!person || person.closedAt) return { ok: false, why: 'not here' }
  if (isLast(owners, account)) return { ok: false, why: 'last owner' }
  await changeAccount(db, account, { closed_at: by.now })
  await takeEverything(db, account)
  await endSessions(db, account, by)
  await recordAction(db, { ...about(account, by), action: 'closed an account' }, by.now)
  return { ok: true }
}

/** Asks a second factor of one account, or no longer. */
export async function requireSecondFactor(
  db: OrganisationDatabase,
  account: Id<'account'>,
  required: boolean,
  by: By,
): Promise<void> {
  await changeAccount(db, account, { second_factor_required: required })
  await recordAction(
    db,
    { ...about(account, by), action: 'asked for a second factor', detail: { required } },
    by.now,
  )
}

function isLast(owners: readonly Id<'account'>[], account: Id<'account'>): boolean {
  return owners.length === 1 && owners[0] === account
}

function about(account: Id<'account'>, by: By) {
  return { subject: { kind: 'account', id: account }, account: by.account }
}

async function recordChange(
  db: OrganisationDatabase,
  account: Id<'account'>,
  change: { readonly given: readonly string[]; readonly taken: readonly string[] },
  by: By,
  programme?: Id<'programme'>,
) {
  if (change.given.length + change.taken.length === 0) return
  const detail = { given: change.given.join(' '), taken: change.taken.join(' ') }
  await recordAction(db, { ...about(account, by), action: 'changed roles', programme, detail }, by.now)
}
