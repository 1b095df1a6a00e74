import { type Context, Hono } from 'hono'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type FieldError, type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { programmeNav } from '../../programmes/index.ts'
import { notThere, openGuard } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/show.en.ts'
import { answerEditor, withPublication } from './answer-editor.tsx'
import { changePublication } from './change-publication.ts'
import { EditBlockPage } from './pages.tsx'
import { blockContent, type PlacedBlock, type Publication } from './publication.ts'
import { blocksOf, deleteBlock, insertBlocks, setBlock, setFront, setOrder } from './publications.sql.ts'
import { readFront } from './read-front.ts'

const base = '/o/:organisation/p/:programme/show'

type Errors = readonly FieldError[]

/** Changing a publication: its title, its blocks and their order. */
export function blockRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

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
        withPublication(services, async (c, visit, place) => {
          const fields = await readForm(c)
          const change = handle({ c, fields, publication: place.publication })
          if (typeof change !== 'function') return answerEditor(services, c, visit, place, { errors: change })
          const seen = Number.parseInt(fieldText(fields, 'version'), 10) || 0
          const result = await changePublication(
            services,
            visit.organisation.id,
            place.publication.id,
            seen,
            change,
          )
          if (result === 'conflict') return answerEditor(services, c, visit, place, { conflict: true })
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
      withPublication(services, async (c, visit, place) => {
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
      withPublication(services, async (c, visit, place) => {
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
        if (result === 'conflict') return answerEditor(services, c, visit, place, { conflict: true })
        return c.redirect(
          `${programmeNav(visit.organisation.slug, visit.programme).show}/${place.publication.id}?done=saved`,
          303,
        )
      }),
    ),
  )

  return app
}

function moved(blocks: readonly PlacedBlock[], at: number, by: -1 | 1): string[] {
  const ids = blocks.map(block => block.id)
  const to = Math.max(0, Math.min(ids.length - 1, at + by))
  const [id] = ids.splice(at, 1)
  ids.splice(to, 0, id!)
  return ids
}
