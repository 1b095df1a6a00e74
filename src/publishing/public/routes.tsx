import { type Context, Hono } from 'hono'
import { findAddress } from '../../platform/address.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { findFile, readFile } from '../../platform/files/stored-file.ts'
import { page } from '../../platform/http/respond.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type PublicProgramme, publicProgramme, readPublicCode } from '../../programmes/index.ts'
import { NotFoundPage } from '../../ui/error-pages.tsx'
import { readerLanguage } from '../../ui/i18n/reader-language.ts'
import type { Form } from '../editions/edition.ts'
import { editionsOf, fileOf } from '../editions/editions.sql.ts'
import { RemakingPage } from '../editions/report-page.tsx'
import { publicationById } from '../publications/publications.sql.ts'

/** Seconds for which a report may be kept: short, because words that are taken back must leave within a minute. */
const keptFor = 30

type Found =
  | { readonly state: 'ready'; readonly bytes: Buffer; readonly mediaType: string; readonly name: string }
  | { readonly state: 'being made'; readonly programme: PublicProgramme; readonly title: string }

/** Published editions, for everybody. */
export function publicReportRoutes(services: Services): Hono {
  const app = new Hono()

  const serve = async (c: Context, code: string, form: Form) => {
    const found = await findEdition(services, code, form)
    if (!found) {
      const language = readerLanguage(c.req.url, c.req.header('Accept-Language'))
      return page(c, <NotFoundPage language={language} />, { status: 404 })
    }
    if (found.state === 'being made') {
      c.header('Retry-After', '10')
      return page(c, <RemakingPage programme={found.programme} title={found.title} address={c.req.path} />, {
        status: 503,
      })
    }
    if (form === 'web') return page(c, found.bytes.toString('utf8'), { publicFor: keptFor })
    c.header('Cache-Control', `public, max-age=${keptFor}`)
    c.header('Content-Type', found.mediaType)
    c.header('Content-Disposition', `inline; filename="${found.name}"`)
    return c.body(new Uint8Array(found.bytes))
  }

  app.get('/r/:code', c => serve(c, c.req.param('code'), 'web'))
  app.get('/r/:code/report.pdf', c => serve(c, c.req.param('code'), 'pdf'))
  app.get('/r/:code/report.docx', c => serve(c, c.req.param('code'), 'docx'))

  return app
}

async function findEdition(services: Services, code: string, form: Form): Promise<Found | undefined> {
  const address = await findAddress(services.database.db, 'publication', readPublicCode(code))
  if (!address) return undefined
  return inOrganisation(services.database.db, address.organisation, async db => {
    const publication = await publicationById(db, address.target as Id<'publication'>)
    if (!publication) return undefined
    const editions = await editionsOf(db, publication.id)
    // The newest issue that is or was out; one that is being made for the first time shows nothing yet.
    const edition = editions.find(one => one.state === 'published' || one.renderedAt !== undefined)
    if (!edition) return undefined
    const file = await fileOf(db, edition.id, form)
    const known = file && (await findFile(db, file))
    if (!file || !known) {
      const programme = await publicProgramme(db, publication.programme)
      return programme && { state: 'being made', programme, title: edition.front.title }
    }
    const pieces: Buffer[] = []
    for await (const piece of readFile(db, file)) pieces.push(piece)
    return { state: 'ready', bytes: Buffer.concat(pieces), mediaType: known.mediaType, name: known.name }
  })
}
