import type { Context, Handler } from 'hono'
import {
  inOrganisation,
  inOrganisationWithWords,
  type OrganisationDatabase,
} from '../../platform/db/transaction.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type CouncilArea, programmeAreas } from '../../programmes/index.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { type ActivityPlace, withActivity } from '../conversations/routes.tsx'
import type { WordsImport } from './import.ts'
import { importAddress } from './import-address.ts'
import { importById } from './imports.sql.ts'

export const importsPath = '/o/:organisation/p/:programme/listen/:activity/import'

/** A conversation and who is at its imports. */
export type Place = ActivityPlace & { readonly visit: ProgrammeVisit }

type AtImports = (c: Context, place: Place) => Response | Promise<Response>
type AtImport = (c: Context, place: Place, imported: WordsImport) => Response | Promise<Response>

export type ImportPlaces = {
  /** A handler at a conversation's imports. */
  atImports(handler: AtImports): Handler
  /** A handler at one import, where it is in one of these states; in another its own page is shown. */
  atImport(states: readonly WordsImport['state'][] | 'any', handler: AtImport): Handler
  inWords<Result>(place: Place, work: (db: OrganisationDatabase) => Promise<Result>): Promise<Result>
  areasOf(place: Place): Promise<readonly CouncilArea[]>
}

/** Who may import, at which conversation: the first line of every route of this folder. */
export function openImportPlaces(services: Services): ImportPlaces {
  const guard = openGuard(services)
  const { db } = services.database
  const inWords: ImportPlaces['inWords'] = (place, work) =>
    inOrganisationWithWords(db, place.visit.organisation.id, work)
  const atImports: ImportPlaces['atImports'] = handler =>
    guard.inProgramme(
      'words.import',
      withActivity(services, (c, visit, place) => handler(c, { ...place, visit })),
    )
  return {
    atImports,
    inWords,
    atImport: (states, handler) =>
      atImports(async (c, place) => {
        const id = parseId<'import'>(c.req.param('import'))
        const imported = id && (await inWords(place, scoped => importById(scoped, id)))
        if (!imported || imported.activity !== place.activity.id) return notThere(c)
        if (states !== 'any' && !states.includes(imported.state)) {
          return c.redirect(importAddress(place, imported.id), 303)
        }
        return handler(c, place, imported)
      }),
    areasOf: place =>
      inOrganisation(db, place.visit.organisation.id, scoped => programmeAreas(scoped, place.programme.id)),
  }
}

/** Who does something to an import. */
export function byOf({ visit }: Place) {
  return { organisation: visit.organisation.id, account: visit.actor.account }
}
