import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { editionsOf } from '../editions/editions.sql.ts'
import { blocksOf, publicationsOf } from './publications.sql.ts'
import { quotablePieces } from './quotes.sql.ts'

/** How each publication stands: quotes that may no longer be used, and whether the newest issue failed. */
export async function publicationStandings(
  services: Pick<Services, 'secrets'>,
  db: OrganisationDatabase,
  programme: Id<'programme'>,
) {
  const standings = []
  for (const publication of await publicationsOf(db, programme)) {
    const excerpts = (await blocksOf(db, publication.id)).flatMap(({ content }) =>
      content.kind === 'quote' ? [content.excerpt] : [],
    )
    const usable = await quotablePieces(db, services.secrets, excerpts)
    const [latest] = await editionsOf(db, publication.id)
    standings.push({
      id: publication.id as string,
      title: publication.front.title,
      problems: excerpts.filter(excerpt => !usable.has(excerpt)).length,
      failed: latest?.state === 'failed',
    })
  }
  return standings
}
