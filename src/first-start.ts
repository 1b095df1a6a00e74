import { inOrganisation } from './platform/db/transaction.ts'
import type { Services } from './platform/services.ts'
import {
  accountByEmail,
  allOrganisations,
  createOrganisation,
  makeSignInLink,
  organisationBySlug,
} from './trust/index.ts'

const example = {
  slug: 'example',
  name: 'Example organisation',
  owner: { email: 'owner@example.org', name: 'Owner' },
}

/**
 * On an empty database, makes the example organisation and its programme. Gives a one-time sign-in link for
 * its owner, at every start until the organisation's owner has an address of their own.
 */
export async function firstStart(services: Services): Promise<string | undefined> {
  const organisations = await allOrganisations(services.database.db)
  if (organisations.length === 0) await createOrganisation(services, example)
  const organisation = await organisationBySlug(services.database.db, example.slug)
  if (!organisation) return undefined
  return inOrganisation(services.database.db, organisation.id, async db => {
    const owner = await accountByEmail(db, example.owner.email)
    return owner && !owner.closedAt ? makeSignInLink(services, db, organisation.slug, owner.id) : undefined
  })
}
