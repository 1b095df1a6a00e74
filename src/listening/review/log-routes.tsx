import { Hono } from 'hono'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { programmeOf } from '../../programmes/index.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { answerCsv } from './answer-csv.ts'
import { LogPage } from './log-page.tsx'
import { countDecisions, decisionLog } from './one.sql.ts'
import type { LogLine } from './under-review.ts'

const linesPerPage = 100
const linesPerRead = 1000
const at = '/o/:organisation/p/:programme/listen/review/log'
const columns = ['at', 'name', 'decision', 'from', 'to', 'reason', 'conversation', 'response']

/** Every decision about what people sent, to read and to keep. */
export function reviewLogRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  app.get(
    at,
    guard.inProgramme('words.moderate', async (c, visit) => {
      const read = await inOrganisationWithWords(db, visit.organisation.id, async scoped => {
        const programme = await programmeOf(scoped, visit.programme)
        if (!programme) return undefined
        const pages = Math.max(1, Math.ceil((await countDecisions(scoped, visit.programme)) / linesPerPage))
        const current = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
        const part = { offset: (current - 1) * linesPerPage, most: linesPerPage }
        return { programme, pages, page: current, lines: await decisionLog(scoped, visit.programme, part) }
      })
      return read ? page(c, <LogPage {...read} visit={visit} />) : notThere(c)
    }),
  )

  app.get(
    `${at}.csv`,
    guard.inProgramme('words.moderate', (c, visit) => answerCsv(c, 'review.csv', columns, rows(visit))),
  )

  /** Every line, read in parts so that memory stays bounded however long the log is. */
  async function* rows(visit: ProgrammeVisit): AsyncGenerator<string[]> {
    for (let offset = 0; ; offset += linesPerRead) {
      const lines = await inOrganisationWithWords(db, visit.organisation.id, scoped =>
        decisionLog(scoped, visit.programme, { offset, most: linesPerRead }),
      )
      for (const line of lines) yield cells(line)
      if (lines.length < linesPerRead) return
    }
  }

  return app
}

function cells(line: LogLine): string[] {
  return [
    line.at.toISOString(),
    line.by ?? '',
    line.kind,
    line.from,
    line.to,
    line.reason ?? '',
    line.activity,
    line.response,
  ]
}
