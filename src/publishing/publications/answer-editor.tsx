import type { Context } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { FieldError } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Programme, programmeOf } from '../../programmes/index.ts'
import { may, notThere, type ProgrammeVisit } from '../../trust/index.ts'
import { findingsOf } from '../../understanding/index.ts'
import { editionsOf } from '../editions/editions.sql.ts'
import { draft } from './draft.ts'
import { EditorPage } from './editor-page.tsx'
import type { Publication } from './publication.ts'
import { publicationById, recommendationsOf } from './publications.sql.ts'

export type PublicationPlace = { readonly programme: Programme; readonly publication: Publication }

type Errors = readonly FieldError[]
type Handler = (c: Context, visit: ProgrammeVisit, place: PublicationPlace) => Response | Promise<Response>
/** Runs a handler with the publication of the address. */
export function withPublication(services: Services, handler: Handler) {
  return async (c: Context, visit: ProgrammeVisit) => {
    const id = parseId<'publication'>(c.req.param('publication'))
    const place =
      id &&
      (await inOrganisation(services.database.db, visit.organisation.id, async scoped => {
        const programme = await programmeOf(scoped, visit.programme)
        const publication = await publicationById(scoped, id)
        return programme && publication?.programme === visit.programme
          ? { programme, publication }
          : undefined
      }))
    return place ? handler(c, visit, place) : notThere(c)
  }
}

/** The editor's page, as it stands now. */
export async function answerEditor(
  services: Services,
  c: Context,
  visit: ProgrammeVisit,
  place: PublicationPlace,
  again: { errors?: Errors; conflict?: boolean } = {},
): Promise<Response> {
  const found = await inOrganisation(services.database.db, visit.organisation.id, async scoped => {
    const publication = (await publicationById(scoped, place.publication.id)) ?? place.publication
    const drafted = await draft(services, scoped, publication)
    return {
      publication,
      blocks: drafted.blocks,
      problems: drafted.composed.problems,
      numbers: drafted.numbers,
      findings: await findingsOf(scoped, visit.programme),
      recommendations: await recommendationsOf(scoped, visit.programme),
      editions: await editionsOf(scoped, publication.id),
    }
  })
  const done = c.req.query('done')
  return page(
    c,
    <EditorPage
      {...found}
      visit={visit}
      programme={place.programme}
      publicUrl={services.publicUrl}
      mayEdit={may(visit.actor, 'publication.edit', visit.programme)}
      mayPublish={may(visit.actor, 'publication.publish', visit.programme)}
      done={done === 'saved' || done === 'published' || done === 'begun-without' ? done : undefined}
      {...again}
    />,
    { status: again.conflict ? 409 : again.errors ? 422 : 200 },
  )
}
