import { defaultRule } from '../../disclosure/index.ts'
import { attributionsOf } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { storeFile } from '../../platform/files/stored-file.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import { programmeTopic } from '../../platform/realtime/topic.ts'
import type { Services } from '../../platform/services.ts'
import { announce, publicProgramme } from '../../programmes/index.ts'
import type { Document } from '../document.ts'
import { type Composed, compose } from '../publications/compose.ts'
import { openFigures } from '../publications/figures.ts'
import { publicationById } from '../publications/publications.sql.ts'
import { renderDocx } from '../renderers/docx.ts'
import { renderPdf } from '../renderers/pdf.ts'
import { type Form, forms } from './edition.ts'
import { editionById, figuresOf, keepFile, markFailed, markRendered, quotedIn } from './editions.sql.ts'
import { reportPage } from './report-page.tsx'

export const renderEditionQueue = 'publishing.render-edition'

const mediaTypes: Readonly<Record<Form, string>> = {
  web: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** So often a rendering is begun again because words were taken back while it ran. */
const mostTries = 20

/** The job that makes an edition's files, and makes them again whenever what it may show has changed. */
export function renderEditionJob(services: Services): Job {
  return {
    name: renderEditionQueue,
    run: payload => renderEdition(services, payload.organisation, payload.id as Id<'edition'>),
  }
}

/**
 * Makes the files of an edition with its numbers as issued and the words that may be shown now, and puts them in
 * place only if nothing was taken back meanwhile.
 */
export async function renderEdition(
  services: Services,
  organisation: OrganisationId,
  id: Id<'edition'>,
): Promise<void> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const made = await composeEdition(services, organisation, id)
    if (!made) return
    const files = await renderAll(made.document, made.page)
    if ('failure' in files) {
      await inOrganisation(services.database.db, organisation, db => markFailed(db, id, files.failure))
      services.realtime.changed(programmeTopic(made.programme.id))
      return
    }
    if (await putInPlace(services, organisation, id, made, files)) {
      services.realtime.changed(programmeTopic(made.programme.id))
      return
    }
  }
  throw new Error('The edition changed again and again while it was made.')
}

async function composeEdition(services: Services, organisation: OrganisationId, id: Id<'edition'>) {
  return inOrganisation(services.database.db, organisation, async db => {
    const edition = await editionById(db, id)
    const publication = edition && (await publicationById(db, edition.publication))
    const programme = publication && (await publicProgramme(db, publication.programme))
    if (!edition || !publication || !programme) return undefined
    const address = `${services.publicUrl}/r/${publication.code}`
    const composed: Composed = await compose(db, services.secrets, {
      programme,
      front: edition.front,
      blocks: edition.blocks,
      figures: openFigures(defaultRule, [], await figuresOf(db, id)),
      quotedBefore: await quotedIn(db, id),
      issue: edition.issue,
      issuedAt: edition.issuedAt,
      changedAt: edition.renderedAt === undefined ? undefined : services.clock.now(),
      address,
      attribution: await attributionsOf(db, programme.id),
    })
    const page = reportPage({ programme, document: composed.document, code: publication.code })
    return {
      document: composed.document,
      page,
      revision: edition.revision,
      code: publication.code,
      programme,
      title: edition.front.title,
    }
  })
}

type Files = Readonly<Record<Form, Buffer>>

async function renderAll(document: Document, page: string): Promise<Files | { readonly failure: string }> {
  // A letter that no font here can draw stands as its name: one word in one quote must not keep a report back.
  const pdf = await renderPdf(document, { letters: 'name' })
  if (!pdf.ok)
    return { failure: 'The PDF could not be made. Nothing was published. Tell whoever runs this Rowan.' }
  return {
    web: Buffer.from(page),
    pdf: Buffer.from(pdf.bytes),
    docx: Buffer.from(await renderDocx(document)),
  }
}

type Made = NonNullable<Awaited<ReturnType<typeof composeEdition>>>

async function putInPlace(
  services: Services,
  organisation: OrganisationId,
  id: Id<'edition'>,
  made: Made,
  files: Files,
): Promise<boolean> {
  return inOrganisation(services.database.db, organisation, async db => {
    const now = services.clock.now()
    if (!(await markRendered(db, id, made.revision, now))) return false
    for (const form of forms) {
      const name = form === 'web' ? 'index.html' : `${made.code}.${form}`
      const file = await storeFile(db, { name, mediaType: mediaTypes[form], now }, [files[form]])
      await keepFile(db, id, form, file.id)
    }
    await announce(db, {
      programme: made.programme.id,
      kind: 'publication',
      address: `/r/${made.code}`,
      title: made.title,
      language: 'en',
      at: now,
    })
    return true
  })
}
