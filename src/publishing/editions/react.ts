import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type EventHandler, onEvent } from '../../platform/events.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { editionsQuoting, unmake } from './editions.sql.ts'
import { renderEditionQueue } from './render-edition.ts'

/**
 * When somebody takes words back, changes them or allows less: the files of every edition that quotes them are
 * deleted with this handler's commit, and made again without them.
 */
export function publishingHandlers(services: Services): readonly EventHandler[] {
  const remake = async (payload: { readonly response: string }, db: OrganisationDatabase) => {
    for (const edition of await editionsQuoting(db, payload.response as Id<'response'>)) {
      await remakeEdition(services, db, edition)
    }
  }
  return [
    onEvent('response.withdrawn', 'publishing: remake after withdrawal', remake),
    onEvent('response.changed', 'publishing: remake after a change', remake),
  ]
}

/**
 * Takes an edition's files away and asks for new ones. The job waits a moment, because it must not begin before the
 * caller's transaction has committed; if that fails, it finds nothing to change.
 */
export async function remakeEdition(
  services: Pick<Services, 'queue' | 'clock'>,
  db: OrganisationDatabase,
  edition: Id<'edition'>,
): Promise<void> {
  await unmake(db, edition)
  const after = new Date(services.clock.now().getTime() + 2000)
  await services.queue.send(renderEditionQueue, { organisation: db.organisation, id: edition }, { after })
}
