import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { beginImport } from '../src/listening/import/change-import.ts'
import { importById, saveMapping } from '../src/listening/import/imports.sql.ts'
import { runImport } from '../src/listening/import/run-import.ts'
import { takeFile } from '../src/listening/import/take-file.ts'
import { inOrganisationWithWords } from '../src/platform/db/transaction.ts'
import { writeCsv } from '../src/platform/tabular/write-csv.ts'
import type { Bench } from './figure.ts'
import { type OpenConversation, openConversation } from './open-conversation.ts'

const count = 100_000
const header = ['id', 'person', 'when', 'service', 'said']
const vocabulary =
  'the nurse came late again and nobody told us why but she was kind when she did come to our house in the evening after work we waited for an hour on the phone before anyone would answer my mother needs help with her tablets every morning a bus that runs on sundays would make all the difference'.split(
    ' ',
  )

export const benchImport: Bench = {
  about: `${count.toLocaleString('en')} rows of about 150 letters from a file, looked at and read in`,
  async run(report) {
    const folder = await mkdtemp(join(tmpdir(), 'rowan-bench-'))
    const peak = watchMemory()
    try {
      const csv = join(folder, 'said.csv')
      const xlsx = join(folder, 'said.xlsx')
      await pipeline(Readable.from(writeCsv(header, rows())), createWriteStream(csv))
      await writeXlsx(xlsx)
      for (const path of [csv, xlsx]) {
        const conversation = await openConversation()
        try {
          await measure(conversation, path, report, peak)
        } finally {
          await conversation.close()
        }
      }
    } finally {
      peak.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function measure(
  { services, organisation, programme, activity, admin }: OpenConversation,
  path: string,
  report: Parameters<Bench['run']>[0],
  peak: ReturnType<typeof watchMemory>,
) {
  const kind = path.endsWith('.csv') ? 'CSV' : 'XLSX'
  const where = { organisation: organisation.id, programme: programme.id, activity: activity.id }
  const by = { organisation: organisation.id, account: undefined }
  report({ what: `${kind}: the file`, value: (await stat(path)).size / 1e6, unit: 'MB' })
  const bring = async () => {
    const file = { path, name: path.split('/').at(-1)!, mediaType: '' }
    const taken = await takeFile(services, where, file, undefined)
    if (!taken.ok) throw new Error(taken.message)
    return taken.id
  }
  const read = async (id: Awaited<ReturnType<typeof bring>>) => {
    await inOrganisationWithWords(services.database.db, organisation.id, db =>
      saveMapping(db, id, {
        words: [{ column: 4, question: 'matters', label: 'What matters?' }],
        person: 1,
        said: { column: 2, order: 'day' },
        language: { by: 'one', main: 'en' },
        groups: [{ column: 3, kind: 'column:service', values: {} }],
        columns: header,
      }),
    )
    const permission = { analysis: true, quotation: true, story: false, telling: false }
    await beginImport(services, by, id, {
      permission,
      source: 'A file made to measure with',
      attribution: '',
    })
    await runImport(services, organisation.id, id)
    const imported = await inOrganisationWithWords(services.database.db, organisation.id, db =>
      importById(db, id),
    )
    if (imported?.state !== 'done') throw new Error(`The import is ${imported?.state}: ${imported?.failure}`)
    return imported.counts
  }
  peak.reset()
  const started = performance.now()
  const first = await bring()
  const looked = performance.now()
  const counts = await read(first)
  const stored = performance.now()
  report({ what: `${kind}: looked at and kept`, value: (looked - started) / 1000, unit: 's' })
  report({ what: `${kind}: read in`, value: (stored - looked) / 1000, unit: 's', limit: { atMost: 60 } })
  report({ what: `${kind}: rows stored`, value: counts.stored, unit: '', limit: { atLeast: count } })
  report({
    what: `${kind}: most memory of the process`,
    value: peak.megabytes(),
    unit: 'MB',
    limit: { atMost: 700 },
  })
  const again = performance.now()
  const known = (await read(await bring())).known
  report({ what: `${kind}: the same file again`, value: (performance.now() - again) / 1000, unit: 's' })
  report({ what: `${kind}: rows known the second time`, value: known, unit: '', limit: { atLeast: count } })
  const kept = await admin.pool.query('select count(*) as count from rowan.contribution')
  report({
    what: `${kind}: contributions in the database`,
    value: kept.rows[0].count,
    unit: '',
    limit: { atMost: count },
  })
}

/** The highest resident memory since it was last reset, sampled. */
function watchMemory() {
  let highest = 0
  const sample = () => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }
  const timer = setInterval(sample, 100)
  return {
    reset: () => {
      highest = process.memoryUsage.rss()
    },
    megabytes: () => highest / 1e6,
    stop: () => clearInterval(timer),
  }
}

/** The same rows at every run; 70,000 people. */
function* rows(): Generator<string[]> {
  let state = 1
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let row = 1; row <= count; row++) {
    const words = Array.from({ length: 20 + random(20) }, () => vocabulary[random(vocabulary.length)]!)
    const day = new Date(Date.UTC(2025, 0, 1 + random(365)))
    yield [
      String(row),
      `person ${random(70_000)}`,
      day.toISOString().slice(0, 10),
      `service ${random(12)}`,
      `${words.join(' ')}, number ${row}.`,
    ]
  }
}

async function writeXlsx(path: string) {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path })
  const sheet = book.addWorksheet('Said')
  sheet.addRow(header).commit()
  for (const row of rows()) sheet.addRow(row).commit()
  sheet.commit()
  await book.commit()
}
