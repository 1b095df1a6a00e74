import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Role } from '../role.ts'
import type { SecondFactorRule } from './second-factor.ts'

export async function secondFactorRule(db: OrganisationDatabase): Promise<SecondFactorRule> {
  const row = await db.selectFrom('second_factor_rule').select(['everybody', 'roles']).executeTakeFirst()
  return { everybody: row?.everybody ?? false, roles: (row?.roles ?? []) as Role[] }
}

export async function saveSecondFactorRule(db: OrganisationDatabase, rule: SecondFactorRule): Promise<void> {
  const values = { everybody: rule.everybody, roles: [...rule.roles] }
  await db
    .insertInto('second_factor_rule')
    .values({ organisation_id: db.organisation, ...values })
    .onConflict(conflict => conflict.column('organisation_id').doUpdateSet(values))
    .execute()
}

/** The account's second factor, confirmed or not, locked so that one code is judged after the other. */
export function lockSecondFactor(db: OrganisationDatabase, account: Id<'account'>) {
  return db
    .selectFrom('second_factor')
    .select([
      'secret',
      'confirmed_at as confirmedAt',
      'last_step as lastStep',
      'failures',
      'locked_until as lockedUntil',
    ])
    .where('account_id', '=', account)
    .forUpdate()
    .executeTakeFirst()
}

/** Begins one unless there is one already, confirmed or not. */
export async function insertSecondFactor(
  db: OrganisationDatabase,
  account: Id<'account'>,
  secret: Buffer,
  now: Date,
): Promise<void> {
  await db
    .insertInto('second_factor')
    .values({ organisation_id: db.organisation, account_id: account, secret, made_at: now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function changeSecondFactor(
  db: OrganisationDatabase,
  account: Id<'account'>,
  change: {
    readonly confirmed_at?: Date
    readonly last_step?: number
    readonly failures?: number
    readonly locked_until?: Date | null
  },
): Promise<void> {
  await db.updateTable('second_factor').set(change).where('account_id', '=', account).execute()
}

/** Takes the second factor and its recovery codes away. False where there was none that counted. */
export async function deleteSecondFactor(db: OrganisationDatabase, account: Id<'account'>): Promise<boolean> {
  await db.deleteFrom('recovery_code').where('account_id', '=', account).execute()
  const row = await db
    .deleteFrom('second_factor')
    .where('account_id', '=', account)
    .returning('confirmed_at')
    .executeTakeFirst()
  return row?.confirmed_at != null
}

export async function replaceRecoveryCodes(
  db: OrganisationDatabase,
  account: Id<'account'>,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  await db.deleteFrom('recovery_code').where('account_id', '=', account).execute()
  await db
    .insertInto('recovery_code')
    .values(
      hashes.map(code_hash => ({
        organisation_id: db.organisation,
        account_id: account,
        code_hash,
        made_at: now,
      })),
    )
    .execute()
}

/** Uses a recovery code up. False where there is none such, or it was used. */
export async function spendRecoveryCode(
  db: OrganisationDatabase,
  account: Id<'account'>,
  hash: string,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', account)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('code_hash')
    .executeTakeFirst()
  return row !== undefined
}

/** How many recovery codes are left, or undefined where no second factor is set up. */
export async function secondFactorState(
  db: OrganisationDatabase,
  account: Id<'account'>,
): Promise<{ readonly codesLeft: number } | undefined> {
  const row = await db
    .selectFrom('second_factor')
    .select(eb => [
      eb
        .selectFrom('recovery_code')
        .select(each => each.fn.countAll<number>().as('left'))
        .whereRef('recovery_code.account_id', '=', 'second_factor.account_id')
        .where('recovery_code.used_at', 'is', null)
        .as('left'),
    ])
    .where('account_id', '=', account)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row && { codesLeft: row.left ?? 0 }
}

/** Notes that this sign-in has given its second factor. */
export async function markSecondFactorGiven(
  db: OrganisationDatabase,
  signedIn: Id<'signed_in'>,
  now: Date,
): Promise<void> {
  await db.updateTable('signed_in').set({ second_factor_at: now }).where('id', '=', signedIn).execute()
}
