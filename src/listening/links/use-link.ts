import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { claimLink, isStoredSubmission, linkByHash, releaseLink } from './personal-links.sql.ts'

type Edge = Pick<Services, 'database' | 'secrets'>
type LinkPlace = { readonly organisation: OrganisationId; readonly activity: { readonly id: Id<'activity'> } }

export const linkHash = (services: Pick<Services, 'secrets'>, token: string) =>
  services.secrets.hash('personal link', token)

/** Whether a personal link leads here, and whether it has brought its response. */
export function linkState(
  services: Edge,
  place: LinkPlace,
  token: string,
): Promise<'unused' | 'used' | undefined> {
  return inOrganisation(services.database.db, place.organisation, async db => {
    const link = await linkByHash(db, place.activity.id, linkHash(services, token))
    return link && (link.used ? 'used' : 'unused')
  })
}

/**
 * Stores one submission with a link, or none where it has brought one already. While it is being stored the link knows
 * its key, so that a try that failed half-way can be made again; afterwards nothing ties the two together.
 */
export async function useLink<Stored>(
  services: Edge,
  place: LinkPlace,
  { link, key }: { readonly link: string; readonly key: string },
  store: () => Promise<Stored>,
): Promise<Stored | undefined> {
  const hash = linkHash(services, link)
  const claim = services.secrets.hash('link claim', key)
  const { db } = services.database
  // A second press of the same button is the same submission, and its writer gets the same receipt.
  const isStored = await inOrganisationWithWords(db, place.organisation, scoped =>
    isStoredSubmission(scoped, key),
  )
  if (isStored) return store()
  const isOurs = await inOrganisation(db, place.organisation, scoped =>
    claimLink(scoped, place.activity.id, hash, claim),
  )
  if (!isOurs) return undefined
  const stored = await store()
  await inOrganisation(db, place.organisation, scoped => releaseLink(scoped, hash))
  return stored
}
