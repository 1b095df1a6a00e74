import { inOrganisation } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { giveOrganisationRole, insertAccount } from '../accounts/accounts.sql.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { insertOrganisation } from './organisations.sql.ts'

/** A new organisation with its first owner. Undefined where the address is taken. */
export async function createOrganisation(
  services: Pick<Services, 'database' | 'clock'>,
  wanted: {
    readonly slug: string
    readonly name: string
    readonly owner: { readonly email: string; readonly name: string }
  },
) {
  const now = services.clock.now()
  const organisation = { id: newId<'organisation'>(), slug: wanted.slug, name: wanted.name }
  const account = newId<'account'>()
  return inOrganisation(services.database.db, organisation.id, async db => {
    if (!(await insertOrganisation(db, organisation, now))) return undefined
    await insertAccount(db, { id: account, ...wanted.owner }, now)
    await giveOrganisationRole(db, account, 'owner', now)
    await recordAction(
      db,
      { action: 'made the organisation', subject: { kind: 'organisation', id: organisation.id }, account },
      now,
    )
    return { organisation, owner: account }
  })
}
