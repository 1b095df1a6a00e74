import { makeExampleProgramme } from './example-programme.ts'
import { inOrganisation } from './platform/db/transaction.ts'
import { describeError } from './platform/log.ts'
import type { Services } from './platform/services.ts'
import { allProgrammes } from './programmes/index.ts'
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
  const { owner, hasProgramme } = await inOrganisation(services.database.db, organisation.id, async db => ({
    owner: await accountByEmail(db, example.owner.email),
    hasProgramme: (await allProgrammes(db)).length > 0,
  }))
  if (!owner || owner.closedAt) return undefined
  if (!hasProgramme) {
    // An example is no reason for Rowan not to start.
    await makeExampleProgramme(services, organisation.id, owner.id).catch(error =>
      services.log.error('The example programme could not be made.', { error: describeError(error) }),
    )
  }
  return inOrganisation(services.database.db, organisation.id, db =>
    makeSignInLink(services, db, organisation.slug, owner.id),
  )
}
