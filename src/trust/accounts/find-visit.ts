import { findAddress } from '../../platform/address.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Role } from '../role.ts'
import { asksSecondFactor } from '../second-factor/second-factor.ts'
import type { Visit } from '../visit.ts'
import { isSignedIn } from './account.ts'
import { actorOf } from './accounts.sql.ts'
import { markSeen, signedInById } from './sign-ins.sql.ts'

/** Minutes between two notes that a sign-in was used: not every page is worth a write. */
const seenEveryMinutes = 5

export type FoundVisit = { readonly visit: Visit; readonly secondFactorWanted: boolean }

/** Who holds this token, at this organisation, with the roles they have now; undefined for nobody. */
export async function findVisit(
  services: Services,
  organisation: Organisation,
  token: string,
): Promise<FoundVisit | undefined> {
  const tokenHash = services.secrets.hash('session', token)
  const destination = await findAddress(services.database.db, 'session', tokenHash)
  if (!destination || destination.organisation !== organisation.id) return undefined
  return inOrganisation(services.database.db, organisation.id, async db => {
    const now = services.clock.now()
    const session = await signedInById(db, destination.target as Id<'signed_in'>)
    if (!session || session.closedAt || !isSignedIn(session, now)) return undefined
    if (now.getTime() - session.seenAt.getTime() > seenEveryMinutes * 60_000)
      await markSeen(db, session.id, now)
    const actor = await actorOf(db, session.account)
    const visit: Visit = {
      organisation,
      actor,
      name: session.name,
      email: session.email,
      signedIn: session.id,
    }
    // A passkey is two factors by itself: something held, and the finger, face or PIN that opens it.
    const given = session.way === 'passkey' || session.secondFactorAt !== null
    const rule = { everybody: session.ruleEverybody ?? false, roles: (session.ruleRoles ?? []) as Role[] }
    const account = { required: session.secondFactorRequired, setUp: Boolean(session.secondFactorSetUp) }
    return { visit, secondFactorWanted: !given && asksSecondFactor(account, rule, actor) }
  })
}
