import { type Context, Hono } from 'hono'
import { defaultRule } from '../../disclosure/index.ts'
import { attributionsOf } from '../../listening/index.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Programme, programmeNav, programmeOf, publicProgramme } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/show.en.ts'
import { findingsOf } from '../../understanding/index.ts'
import { editionsOf, releasesOf } from '../editions/editions.sql.ts'
import { publishEdition } from '../editions/publish-edition.ts'
import { beginPublication, changePublication } from './change-publication.ts'
import { compose } from './compose.ts'
import { EditorPage } from './editor-page.tsx'
import { openFigures } from './figures.ts'
import { withThemesOpened } from './open-themes.ts'
import { EditBlockPage, PreviewPage, PublicationsPage } from './pages.tsx'
import { blockContent, front, type PlacedBlock, type Publication } from './publication.ts'
import {
  blocksOf,
  deleteBlock,
  insertBlocks,
  publicationById,
  publicationsOf,
  recommendationsOf,
  setBlock,
  setFront,
  setOrder,
} from './publications.sql.ts'

const base = '/o/:organisation/p/:programme/show'

type Errors = readonly { readonly field: string; readonly message: string }[]

/** Publications: begun from findings, put in order, read as they would go out, and published. */
export function publicationRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  const list = async (c: Context, visit: ProgrammeVisit, tried: { title?: string; error?: string } = {}) => {
    const found = await inOrganisation(db, visit.organisation.id, async scoped => {
      const programme = await programmeOf(scoped, visit.programme)
      const publications = await publicationsOf(scoped, visit.programme)
      const listed = []
      for (const publication of publications)
        listed.push({ publication, latest: (await editionsOf(scoped, publication.id))[0] })
      return { programme, listed }
    })
    if (!found.programme) return notThere(c)
    const mayEdit = may(visit.actor, 'publication.edit', visit.programme)
    return page(
      c,
      <PublicationsPage
        visit={visit}
        programme={found.programme}
        listed={found.listed}
        mayEdit={mayEdit}
        {...tried}
      />,
      { status: tried.error ? 422 : 200 },
    )
  }

  app.get(
    base,
    guard.inProgramme('publication.see', (c, visit) => list(c, visit)),
  )

  app.post(
    `${base}/new`,
    guard.inProgramme('publication.edit', async (c, visit) => {
      const read = readFront(await readForm(c))
      if (!read.ok) return list(c, visit, { title: read.title, error: read.errors[0]!.message })
      const id = await beginPublication(services, visit.organisation.id, visit.programme, read.front, {
        account: visit.actor.account,
      })
      return id
        ? c.redirect(`${programmeNav(visit.organisation.slug, visit.programme).show}/${id}`, 303)
        : notThere(c)
    }),
  )

  type Handler = (
    c: Context,
    visit: ProgrammeVisit,
    place: { readonly programme: Programme; readonly publication: Publication },
  ) => Response | Promise<Response>
  const withPublication = (handler: Handler) => async (c: Context, visit: ProgrammeVisit) => {
    const id = parseId<'publication'>(c.req.param('publication'))
    const place =
      id &&
      (await inOrganisation(db, visit.organisation.id, async scoped => {
        const programme = await programmeOf(scoped, visit.programme)
        const publication = await publicationById(scoped, id)
        return programme && publication?.programme === visit.programme
          ? { programme, publication }
          : undefined
      }))
    return place ? handler(c, visit, place) : notThere(c)
  }

  const editor = async (
    c: Context,
    visit: ProgrammeVisit,
    place: { programme: Programme; publication: Publication },
    again: { errors?: Errors; conflict?: boolean } = {},
  ) => {
    const found = await inOrganisation(db, visit.organisation.id, async scoped => {
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
        done={
          done === 'saved' ? t('editor.saved') : done === 'published' ? t('editor.on-its-way') : undefined
        }
        {...again}
      />,
      { status: again.conflict ? 409 : again.errors ? 422 : 200 },
    )
  }

  app.get(
    `${base}/:publication`,
    guard.inProgramme(
      'publication.see',
      withPublication((c, visit, place) => editor(c, visit, place)),
    ),
  )

  app.get(
    `${base}/:publication/preview`,
    guard.inProgramme(
      'publication.see',
      withPublication(async (c, visit, { programme, publication }) => {
        const { composed } = await inOrganisation(db, visit.organisation.id, scoped =>
          draft(services, scoped, publication),
        )
        const open = may(visit.actor, 'evidence.see', visit.programme)
        const { understand } = programmeNav(visit.organisation.slug, visit.programme)
        const behind = new Map(
          open
            ? (
                await inOrganisation(db, visit.organisation.id, scoped => findingsOf(scoped, visit.programme))
              ).flatMap(finding =>
                finding.quotes.map(quote => [quote.excerpt as string, finding.id as string]),
              )
            : [],
        )
        const evidence = (id: string) => {
          if (!open) return null
          const [kind, key = ''] = id.split(' ')
          const finding = kind === 'finding' ? key : behind.get(key)
          return finding ? `${understand}/findings/${finding}` : null
        }
        const document = open
          ? withThemesOpened(composed.document, `${understand}/themes`)
          : composed.document
        return page(
          c,
          <PreviewPage
            visit={visit}
            programme={programme}
            publication={publication}
            document={document}
            evidence={evidence}
          />,
        )
      }),
    ),
  )

  /** A form that changes the publication as its editor saw it. */
  const form = (
    path: string,
    handle: (input: {
      c: Context
      fields: FormFields
      publication: Publication
    }) => Errors | ((db: OrganisationDatabase) => Promise<void>),
  ) =>
    app.post(
      `${base}/:publication/${path}`,
      guard.inProgramme(
        'publication.edit',
        withPublication(async (c, visit, place) => {
          const fields = await readForm(c)
          const change = handle({ c, fields, publication: place.publication })
          if (typeof change !== 'function') return editor(c, visit, place, { errors: change })
          const seen = Number.parseInt(fieldText(fields, 'version'), 10) || 0
          const result = await changePublication(
            services,
            visit.organisation.id,
            place.publication.id,
            seen,
            change,
          )
          if (result === 'conflict') return editor(c, visit, place, { conflict: true })
          return c.redirect(
            `${programmeNav(visit.organisation.slug, visit.programme).show}/${place.publication.id}?done=saved`,
            303,
          )
        }),
      ),
    )

  form('front', ({ fields, publication }) => {
    const read = readFront(fields)
    return read.ok ? scoped => setFront(scoped, publication.id, read.front) : read.errors
  })

  form('blocks', ({ fields, publication }) => {
    const read = blockContent.safeParse(
      Object.fromEntries(Object.keys(fields).map(name => [name, fieldText(fields, name)])),
    )
    if (!read.success) {
      const message =
        fieldText(fields, 'kind') === 'heading' || fieldText(fields, 'kind') === 'text'
          ? read.error.issues[0]!.message
          : t('editor.choose')
      return [{ field: 'text', message }]
    }
    return scoped => insertBlocks(scoped, publication.id, [read.data], fieldText(fields, 'after'))
  })

  form('blocks/:block', ({ c, fields, publication }) => {
    const id = parseId<'publication_block'>(c.req.param('block'))
    const wanted = fieldText(fields, 'do')
    return async scoped => {
      const blocks = await blocksOf(scoped, publication.id)
      const at = blocks.findIndex(block => block.id === id)
      if (!id || at < 0) return
      if (wanted === 'remove') await deleteBlock(scoped, id)
      else await setOrder(scoped, moved(blocks, at, wanted === 'up' ? -1 : 1))
    }
  })

  const blockOf = (scoped: OrganisationDatabase, publication: Publication, id: string | undefined) =>
    blocksOf(scoped, publication.id).then(blocks =>
      blocks.find(
        block => block.id === id && (block.content.kind === 'text' || block.content.kind === 'heading'),
      ),
    )

  app.get(
    `${base}/:publication/blocks/:block/edit`,
    guard.inProgramme(
      'publication.edit',
      withPublication(async (c, visit, place) => {
        const block = await inOrganisation(db, visit.organisation.id, scoped =>
          blockOf(scoped, place.publication, c.req.param('block')),
        )
        if (!block) return notThere(c)
        return page(
          c,
          <EditBlockPage
            visit={visit}
            {...place}
            block={block}
            text={'text' in block.content ? block.content.text : ''}
          />,
        )
      }),
    ),
  )

  app.post(
    `${base}/:publication/blocks/:block/edit`,
    guard.inProgramme(
      'publication.edit',
      withPublication(async (c, visit, place) => {
        const fields = await readForm(c)
        const block = await inOrganisation(db, visit.organisation.id, scoped =>
          blockOf(scoped, place.publication, c.req.param('block')),
        )
        if (!block) return notThere(c)
        const text = fieldText(fields, 'text')
        const read = blockContent.safeParse({ kind: block.content.kind, text })
        if (!read.success) {
          return page(
            c,
            <EditBlockPage
              visit={visit}
              {...place}
              block={block}
              text={text}
              error={read.error.issues[0]!.message}
            />,
            { status: 422 },
          )
        }
        const seen = Number.parseInt(fieldText(fields, 'version'), 10) || 0
        const result = await changePublication(
          services,
          visit.organisation.id,
          place.publication.id,
          seen,
          scoped => setBlock(scoped, block.id as Id<'publication_block'>, read.data),
        )
        if (result === 'conflict') return editor(c, visit, place, { conflict: true })
        return c.redirect(
          `${programmeNav(visit.organisation.slug, visit.programme).show}/${place.publication.id}?done=saved`,
          303,
        )
      }),
    ),
  )

  app.post(
    `${base}/:publication/publish`,
    guard.inProgramme(
      'publication.publish',
      withPublication(async (c, visit, place) => {
        const published = await publishEdition(services, visit.organisation.id, place.publication.id, {
          account: visit.actor.account,
        })
        if (!published.ok)
          return editor(c, visit, place, {
            errors: published.problems.map(problem => ({
              field: `b-${problem.block}`,
              message: problem.message,
            })),
          })
        return c.redirect(
          `${programmeNav(visit.organisation.slug, visit.programme).show}/${place.publication.id}?done=published`,
          303,
        )
      }),
    ),
  )

  return app
}

/** The publication as it would go out now, through disclosure control as it would then be. */
async function draft(services: Services, db: OrganisationDatabase, publication: Publication) {
  const programme = await publicProgramme(db, publication.programme)
  if (!programme) throw new Error('A publication without its programme.')
  const blocks = await blocksOf(db, publication.id)
  const earlier = await releasesOf(db, publication.programme)
  const figures = openFigures(
    defaultRule,
    earlier.map(issued => issued.content),
  )
  const composed = await compose(db, services.secrets, {
    programme,
    front: publication.front,
    blocks,
    figures,
    quotedBefore: new Map(),
    issue: 1,
    issuedAt: services.clock.now(),
    changedAt: undefined,
    address: undefined,
    attribution: await attributionsOf(db, publication.programme),
  })
  const numbers = [...new Set(figures.decided.map(figure => figure.words).filter(words => words !== ''))]
  return { composed, blocks, numbers }
}

function moved(blocks: readonly PlacedBlock[], at: number, by: -1 | 1): string[] {
  const ids = blocks.map(block => block.id)
  const to = Math.max(0, Math.min(ids.length - 1, at + by))
  const [id] = ids.splice(at, 1)
  ids.splice(to, 0, id!)
  return ids
}

function readFront(fields: FormFields) {
  const title = fieldText(fields, 'title')
  const read = front.safeParse({
    title,
    titleIsQuote: fieldText(fields, 'title_is_quote') === 'yes',
    subtitle: fieldText(fields, 'subtitle'),
  })
  if (read.success) return { ok: true, front: read.data } as const
  return {
    ok: false,
    title,
    errors: read.error.issues.map(issue => ({ field: issue.path.join('.'), message: issue.message })),
  } as const
}
