import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { openGuard } from '../http/guard.ts'
import type { Visit } from '../visit.ts'
import { type AuditFilter, type AuditLine, auditChoices, auditLines, countAuditLines } from './audit.sql.ts'
import { AuditPage } from './audit-page.tsx'

const linesPerPage = 100
const linesPerRead = 1000

/** What was done and by whom, for an owner: to read and to keep. */
export function auditRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  app.get(
    '/o/:organisation/audit',
    guard.staff('audit.read', async (c, visit) => {
      const filter = filterOf(c)
      const shown = await inOrganisation(db, visit.organisation.id, async inside => {
        const last = Math.max(1, Math.ceil((await countAuditLines(inside, filter)) / linesPerPage))
        const current = Math.min(last, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
        const part = { offset: (current - 1) * linesPerPage, most: linesPerPage }
        const lines = await auditLines(inside, filter, part)
        return { current, last, lines, choices: await auditChoices(inside) }
      })
      return page(c, <AuditPage visit={visit} filter={filter} {...shown} />)
    }),
  )

  app.get(
    '/o/:organisation/audit.csv',
    guard.staff('audit.read', async (c, visit) => {
      const pieces = writeCsv(
        ['at', 'name', 'email', 'action', 'subject', 'subject_id', 'programme_id', 'detail'],
        rows(visit, filterOf(c)),
      )
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', 'attachment; filename="audit.csv"')
      c.header('Cache-Control', 'private, no-store')
      return c.body(ReadableStream.from(encoded(pieces)))
    }),
  )

  /** Every entry that fits, read in parts so that memory stays bounded however long the log is. */
  async function* rows(visit: Visit, filter: AuditFilter): AsyncGenerator<string[]> {
    for (let offset = 0; ; offset += linesPerRead) {
      const lines = await inOrganisation(db, visit.organisation.id, inside =>
        auditLines(inside, filter, { offset, most: linesPerRead }),
      )
      for (const line of lines) yield cells(line)
      if (lines.length < linesPerRead) return
    }
  }

  return app
}

function filterOf(c: Context): AuditFilter {
  return {
    account: parseId<'account'>(c.req.query('who')),
    action: c.req.query('what') || undefined,
  }
}

function cells(line: AuditLine): string[] {
  return [
    line.at.toISOString(),
    line.name ?? '',
    line.email ?? '',
    line.action,
    line.subjectKind,
    line.subjectId ?? '',
    line.programme ?? '',
    JSON.stringify(line.detail),
  ]
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
