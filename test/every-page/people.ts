import { inOrganisation } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { insertPasskey } from '../../src/trust/passkeys/passkeys.sql.ts'
import { saveProvider } from '../../src/trust/providers/providers.sql.ts'
import { sealClientSecret } from '../../src/trust/providers/registration.ts'
import { linkIn, mailTo } from '../mail.ts'
import type { Person, World } from '../world.ts'

/** A value for each parameter of the pages about people and signing in. */
export type PeopleParameters = Readonly<
  Record<
    'account' | 'invitation' | 'provider' | 'passkey' | 'signedIn' | 'invitationToken' | 'emailToken',
    string
  >
>

/** Colleagues, an invitation that waits, a passkey, another sign-in, and somewhere else to sign in from. */
export async function makePeople(world: World, owner: Person): Promise<PeopleParameters> {
  const slug = world.organisation.slug
  const colleague = await world.person(['analyst'])
  await world.asOwner()
  await owner.post(`/o/${slug}/people/invite`, { email: 'fiona@alder.example', roles: ['editor'] })
  await owner.post(`/o/${slug}/account/email`, { email: 'mairi@alder.example' })
  const last = async (email: string) =>
    linkIn(await mailTo(world, email))
      .split('/')
      .at(-1) ?? ''
  const provider = newId<'identity_provider'>()
  const { passkey, signedIn, invitation } = await inOrganisation(
    world.services.database.db,
    world.organisation.id,
    async db => {
      const now = world.clock.now()
      await saveProvider(
        db,
        {
          id: provider,
          label: 'Alder Microsoft',
          // Nothing listens there: what people then read is a page too.
          issuer: 'http://localhost:9/alder',
          clientId: 'rowan',
          admits: 'known',
          domains: [],
          secondFactorThere: false,
          sealedSecret: sealClientSecret(world.services, provider, 'a client secret'),
        },
        now,
      )
      const passkey = await insertPasskey(
        db,
        {
          account: world.owner,
          credential: `credential-${slug}`,
          publicKey: Buffer.from('a public key'),
          counter: 0,
          transports: ['internal'],
          name: 'This telephone',
        },
        now,
      )
      const { id: signedIn } = await db
        .selectFrom('signed_in')
        .select('id')
        .where('account_id', '=', world.owner)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const { id: invitation } = await db.selectFrom('invitation').select('id').executeTakeFirstOrThrow()
      return { passkey, signedIn, invitation }
    },
  )
  return {
    account: colleague.account,
    invitation,
    provider,
    passkey: passkey ?? '',
    signedIn,
    invitationToken: await last('fiona@alder.example'),
    emailToken: await last('mairi@alder.example'),
  }
}
