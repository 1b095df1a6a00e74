import { defaultRule } from '../../disclosure/index.ts'
import { attributionsOf, recordUse } from '../../listening/index.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { publicProgramme } from '../../programmes/index.ts'
import { recordAction } from '../../trust/index.ts'
import { findingsOf, responsesBehind } from '../../understanding/index.ts'
import { compose } from '../publications/compose.ts'
import { openFigures } from '../publications/figures.ts'
import type { Publication } from '../publications/publication.ts'
import { blocksOf, publicationById } from '../publications/publications.sql.ts'
import {
  insertEdition,
  insertRelease,
  keepFigure,
  keepQuotes,
  lockReleases,
  releasesOf,
} from './editions.sql.ts'
import { renderEditionQueue } from './render-edition.ts'

export type Published =
  | { readonly ok: true; readonly edition: Id<'edition'> }
  | {
      readonly ok: false
      readonly why: 'gone' | 'problems'
      readonly problems: readonly { readonly block: string; readonly message: string }[]
    }

/**
 * Lets a publication out: its numbers through disclosure control beside all that went out before, and remembered
 * with it; the authors who are quoted, and those whose words are behind its findings, told on their receipts. The
 * files follow within seconds, made by a job.
 */
export async function publishEdition(
  services: Services,
  organisation: OrganisationId,
  id: Id<'publication'>,
  by: { readonly account: Id<'account'> | undefined },
): Promise<Published> {
  const published = await inOrganisation(
    services.database.db,
    organisation,
    async (db): Promise<Published> => {
      const publication = await publicationById(db, id)
      const programme = publication && (await publicProgramme(db, publication.programme))
      if (!publication || !programme) return { ok: false, why: 'gone', problems: [] }
      await lockReleases(db, programme.id)
      const now = services.clock.now()
      const earlier = await releasesOf(db, programme.id)
      const figures = openFigures(
        defaultRule,
        earlier.map(issued => issued.content),
      )
      const blocks = await blocksOf(db, id)
      const composed = await compose(db, services.secrets, {
        programme,
        front: publication.front,
        blocks,
        figures,
        quotedBefore: new Map(),
        issue: 1,
        issuedAt: now,
        changedAt: undefined,
        address: undefined,
        attribution: await attributionsOf(db, programme.id),
      })
      if (composed.problems.length > 0) return { ok: false, why: 'problems', problems: composed.problems }
      const edition = await insertEdition(
        db,
        { publication: id, front: publication.front, blocks },
        { ...by, now },
      )
      const kept = new Map(earlier.map(issued => [issued.content, issued.id]))
      for (const { block, release } of figures.decided) {
        // A table that stays as issued is the very release that went out before.
        const known = kept.get(release) ?? (await insertRelease(db, programme.id, release, now))
        kept.set(release, known)
        await keepFigure(db, edition, block, known)
      }
      await keepQuotes(db, edition, composed.quoted)
      await tellAuthors(
        db,
        publication,
        blocks.map(block => block.content),
        composed.quoted.map(piece => piece.response),
        now,
      )
      await recordAction(
        db,
        {
          action: 'published',
          subject: { kind: 'publication', id },
          account: by.account,
          programme: programme.id,
        },
        now,
      )
      return { ok: true, edition }
    },
  )
  if (published.ok) await services.queue.send(renderEditionQueue, { organisation, id: published.edition })
  return published
}

async function tellAuthors(
  db: OrganisationDatabase,
  publication: Publication,
  contents: readonly { readonly kind: string; readonly finding?: string }[],
  quoted: readonly Id<'response'>[],
  now: Date,
) {
  const address = `/r/${publication.code}`
  const label = publication.front.title
  const findings = await findingsOf(db, publication.programme)
  for (const finding of findings) {
    if (!contents.some(content => content.kind === 'finding' && content.finding === finding.id)) continue
    await recordUse(
      db,
      await responsesBehind(db, finding.id),
      { kind: 'publication', subject: publication.id, label, address },
      now,
    )
  }
  await recordUse(db, quoted, { kind: 'quote', subject: publication.id, label, address }, now)
}
