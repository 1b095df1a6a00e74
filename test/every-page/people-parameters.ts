import assert from 'node:assert/strict'
import { inOrganisation } from '../../src/platform/db/transaction.ts'
import { type Id, newId } from '../../src/platform/ids.ts'
import { saveProvider } from '../../src/trust/providers/providers.sql.ts'
import { sealClientSecret } from '../../src/trust/providers/registration.ts'
import { linkIn, mailTo } from '../mail.ts'
import type { Person, World } from '../world.ts'

/** What the pages of people, invitations, accounts and ways to sign in have to show. */
export async function peopleParameters(world: World, owner: Person, programme: Id<'programme'>) {
  const home = `/o/${world.organisation.slug}`
  const colleague = await world.person(['viewer'], { programme, roles: ['partner'] })
  const other = await world.asOwner()
  await owner.post(`${home}/people/invite`, { email: 'invited@example.org', roles: 'editor' })
  await owner.post(`${home}/account/email`, { email: 'new@example.org' })
  const people = await (await owner.get(`${home}/people`)).text()
  const account = await (await owner.get(`${home}/account`)).text()
  const provider = newId<'identity_provider'>()
  await inOrganisation(world.services.database.db, world.organisation.id, db =>
    saveProvider(
      db,
      {
        id: provider,
        label: 'Birch',
        // Nobody listens at the discard port: what is shown is that the provider cannot be reached.
        issuer: 'http://127.0.0.1:9',
        clientId: 'rowan',
        sealedSecret: sealClientSecret(world.services, provider, 'secret'),
        admits: 'known',
        domains: [],
        secondFactorThere: false,
      },
      world.clock.now(),
    ),
  )
  const last = async (email: string) =>
    linkIn(await mailTo(world, email))
      .split('/')
      .at(-1) ?? ''
  const invitation = /invitations\/([0-9a-f-]{36})\/again/.exec(people)?.[1]
  const signedIn = /sign-ins\/([0-9a-f-]{36})\/end/.exec(account)?.[1]
  assert.ok(invitation && signedIn && other.cookie !== owner.cookie)
  return {
    parameters: {
      account: colleague.account,
      provider,
      invitation,
      signedIn,
      passkey: newId(),
      mail: newId(),
    },
    tokens: { invitation: await last('invited@example.org'), email: await last('new@example.org') },
  }
}
