import { withdrawalNotes } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { PublicProgramme } from '../../programmes/index.ts'
import {
  aFew,
  countedThemes,
  findingByCharacteristic,
  findingsOf,
  findingTable,
  heardIn,
} from '../../understanding/index.ts'
import { type Block, type BlockOf, type Document, line } from '../document.ts'
import { showsNothing } from '../document-counts-by-group.ts'
import { anchor } from './anchor.ts'
import { groupsBlock, methodBlock, reachBlocks, themeBlocks, whoBlock } from './compose-figures.ts'
import { findingBlock, recommendationBlock } from './compose-findings.ts'
import { reachTable, saidBetween, themesTable, whoTable } from './count-tables.sql.ts'
import type { Figures } from './figures.ts'
import type { Front, PlacedBlock, Recommendation } from './publication.ts'
import { recommendationsOf } from './publications.sql.ts'
import { type QuotablePiece, quotablePieces } from './quotes.sql.ts'
import { t } from './report-text.en.ts'

/** A block that cannot be shown as it is, for the editor: where, and what to do. */
export type BlockProblem = { readonly block: string; readonly message: string }

export type Composed = {
  readonly document: Document
  /** Whose words are quoted. */
  readonly quoted: readonly QuotablePiece[]
  readonly problems: readonly BlockProblem[]
}

export type Composition = {
  readonly programme: PublicProgramme
  readonly front: Front
  readonly blocks: readonly PlacedBlock[]
  readonly figures: Figures
  /** Responses that were quoted when this went out, by excerpt: for a note where the author of one wants it. */
  readonly quotedBefore: ReadonlyMap<string, Id<'response'>>
  readonly issue: number
  /** When it went out, and when it was made again since. */
  readonly issuedAt: Date
  readonly changedAt: Date | undefined
  readonly address: string | undefined
  readonly attribution: readonly string[]
}

/** Makes the document of a publication from its blocks, with the words and numbers that may be shown today. */
export async function compose(
  db: OrganisationDatabase,
  secrets: Pick<Secrets, 'open'>,
  wanted: Composition,
): Promise<Composed> {
  const { programme, blocks, figures } = wanted
  const problems: BlockProblem[] = []
  const findings = await findingsOf(db, programme.id)
  const recommendations = await recommendationsOf(db, programme.id)
  const pieces = await quotablePieces(
    db,
    secrets,
    blocks.flatMap(({ content }) => (content.kind === 'quote' ? [content.excerpt] : [])),
  )
  const notes = await withdrawalNotes(db, [...wanted.quotedBefore.values()])
  const themes = await countedThemes(db, programme.id)
  const heard = await heardIn(db, programme.id)
  const numbered = blocks.flatMap(({ content }) => (content.kind === 'finding' ? [content.finding] : []))
  const out: Block[] = []
  const quoted: QuotablePiece[] = []
  const asOf = wanted.issuedAt
  /** A table that could only say that it may show nothing is no use to a reader: the editor is asked instead. */
  const counts = (block: string, table: BlockOf<'counts'>) => {
    if (!showsNothing(table.counts)) out.push(table)
    else problems.push({ block, message: t('report.shows-nothing') })
  }

  for (const { id, content } of blocks) {
    const problem = (message: string) => problems.push({ block: id, message })
    switch (content.kind) {
      case 'heading':
        out.push({ kind: 'heading', id: anchor('part', id), level: 2, text: content.text })
        break
      case 'text':
        out.push(...paragraphs(content.text))
        break
      case 'reach': {
        const between = await saidBetween(db, programme.id)
        if (!between) problem('Nobody has said anything yet that may be counted.')
        else out.push(...reachBlocks(id, figures.safe(id, await reachTable(db, programme.id, asOf)), between))
        break
      }
      case 'who': {
        const table = await whoTable(db, programme.id, content.characteristic, asOf)
        if (table.rows.categories.length < 2)
          problem('Nobody told this about themselves, so there is nothing to show.')
        else counts(id, whoBlock(id, figures.safe(id, table), content.characteristic))
        break
      }
      case 'themes': {
        const shown = themes.filter(theme => theme.people > aFew).slice(0, 20)
        if (shown.length === 0)
          problem(
            'No theme was raised by more than a few people yet. “What a few people said” can show them.',
          )
        else {
          const safe = figures.safe(id, themesTable(programme.id, shown, heard.people, 'Themes', asOf))
          if (safe.cells.some(([cell]) => cell?.state === 'shown'))
            out.push(...themeBlocks(anchor('themes', id), safe, shown))
          else problem(t('report.shows-nothing'))
        }
        break
      }
      case 'few': {
        const few = themes.filter(theme => theme.people > 0 && theme.people <= aFew)
        if (few.length > 0) {
          out.push({
            kind: 'few-said',
            id: anchor('few', id),
            title: t('report.few'),
            introduction: [line(t('report.few-introduction'))],
            themes: few
              .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
              .map(theme => ({ name: theme.name, text: theme.definition ? line(theme.definition) : [] })),
          })
        }
        break
      }
      case 'finding': {
        const finding = findings.find(one => one.id === content.finding)
        if (!finding) problem('This finding was removed. Take the block out, or choose another finding.')
        else
          out.push(
            findingBlock(
              finding,
              numbered.indexOf(finding.id) + 1,
              numbered.length,
              figures.safe(id, findingTable(programme.id, finding, asOf)),
            ),
          )
        break
      }
      case 'finding_table': {
        const finding = findings.find(one => one.id === content.finding)
        if (!finding) problem('This finding was removed. Take the block out, or choose another finding.')
        else {
          const table = await findingByCharacteristic(db, programme.id, finding, content.characteristic, asOf)
          if ((table.columns?.categories.length ?? 0) < 2)
            problem('Nobody told this about themselves, so there is nothing to show.')
          else counts(id, groupsBlock(id, finding, content.characteristic, figures.safe(id, table)))
        }
        break
      }
      case 'quote': {
        const piece = pieces.get(content.excerpt)
        const author = wanted.quotedBefore.get(content.excerpt)
        if (piece) {
          quoted.push(piece)
          out.push(quoteBlock(piece))
        } else if (author && notes.has(author)) {
          out.push({ kind: 'paragraph', text: [{ kind: 'emphasis', text: t('report.note-withdrawn') }] })
        } else
          problem(
            'These words may no longer be quoted: their author took them back or changed them. Choose another quote.',
          )
        break
      }
      case 'recommendation': {
        const found = recommendations.find(one => one.id === content.recommendation)
        if (!found) problem('This recommendation was removed. Take the block out.')
        else out.push(recommendationBlock(found, number(recommendations, found), findings, numbered))
        break
      }
      case 'method':
        out.push(methodBlock(anchor('how', id), programme))
        break
    }
  }

  const document: Document = {
    title: wanted.front.title,
    titleIsQuote: wanted.front.titleIsQuote,
    subtitle: wanted.front.subtitle || null,
    language: 'en',
    direction: 'ltr',
    organisation: programme.organisation,
    partners: programme.partners.map(partner => partner.name),
    date: dayOf(wanted.issuedAt),
    lastChanged: wanted.changedAt ? dayOf(wanted.changedAt) : null,
    issue: wanted.issue,
    description: wanted.front.subtitle || t('report.description', { organisation: programme.organisation }),
    address: wanted.address ?? null,
    blocks: out,
    attribution: wanted.attribution.map(line),
    contact: null,
  }
  return { document, quoted, problems }
}

function number(all: readonly Recommendation[], one: Recommendation): number {
  return all.indexOf(one) + 1
}

function paragraphs(text: string): Block[] {
  return text
    .split(/\n{2,}/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => ({ kind: 'paragraph', text: line(part) }))
}

function quoteBlock(piece: QuotablePiece): Block {
  return {
    kind: 'quote',
    text: piece.quote,
    language: piece.language === 'en' ? null : piece.language,
    attribution: piece.name ?? t('report.unnamed'),
    permission: t(piece.isImported ? 'report.shared-import' : 'report.shared'),
    evidence: `quote ${piece.excerpt}`,
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
