import { setImmediate } from 'node:timers/promises'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { deleteFile } from '../../platform/files/stored-file.ts'
import type { OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import { describeError } from '../../platform/log.ts'
import type { Services } from '../../platform/services.ts'
import { isUnreadable, type Table } from '../../platform/tabular/table.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { type CouncilArea, councilAreas } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/populations.en.ts'
import { withStoredTable } from '../import/stored-table.ts'
import { readPostcode } from './postcode.ts'
import {
  beginPostcodes,
  countPostcodes,
  failPostcodes,
  type PostcodeRefusal,
  type PostcodeTable,
  type PostcodeTableId,
  postcodeTables,
  storePostcodes,
  usePostcodes,
} from './postcodes.sql.ts'
import { readAreaCode } from './read-area-code.ts'

export const loadPostcodesQueue = 'listening.load-postcodes'

const batchRows = 5_000
const mostRefusals = 50

/** The job that reads a file of postcodes. Run again where a worker died: it goes on after the last batch. */
export function loadPostcodesJob(services: Services): Job {
  return {
    name: loadPostcodesQueue,
    run: payload => loadPostcodes(services, payload.organisation, payload.id as PostcodeTableId),
  }
}

export async function loadPostcodes(
  services: Services,
  organisation: OrganisationId,
  id: PostcodeTableId,
): Promise<void> {
  const { db } = services.database
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(db, organisation, work)
  const begun = await inside(async scoped => {
    if (!(await beginPostcodes(scoped, id))) return undefined
    const table = (await postcodeTables(scoped)).find(one => one.id === id)
    return table?.file ? { table, file: table.file, areas: await councilAreas(scoped) } : undefined
  })
  if (!begun) return
  const { table, file, areas } = begun
  let failure: string | undefined
  try {
    await withStoredTable(services, organisation, { id: file, name: table.fileName, sheet: '' }, rows =>
      storeRows(services, organisation, table, areas, rows),
    )
    const kept = await inside(scoped => countPostcodes(scoped, id))
    failure = kept === 0 ? t('postcodes.nothing') : undefined
  } catch (error) {
    if (!(error instanceof UnreadableFile)) {
      services.log.error('A table of postcodes could not be loaded.', { id, error: describeError(error) })
    }
    failure = error instanceof UnreadableFile ? error.message : t('postcodes.ours')
  }
  await inside(async scoped => {
    const now = services.clock.now()
    if (failure === undefined) await usePostcodes(scoped, id, now)
    else await failPostcodes(scoped, id, failure, now)
    await deleteFile(scoped, file)
  })
}

async function storeRows(
  services: Services,
  organisation: OrganisationId,
  table: PostcodeTable,
  areas: readonly CouncilArea[],
  file: Table,
): Promise<void> {
  let places = new Map<string, { postcode: string; area: string | null; quintile: number | null }>()
  let refusals: PostcodeRefusal[] = []
  let refused = 0
  let position = 0
  const store = async () => {
    const batch = {
      read: position,
      refused,
      refusals: refusals.slice(0, mostRefusals),
      places: [...places.values()],
    }
    await inOrganisation(services.database.db, organisation, db => storePostcodes(db, table.id, batch))
    places = new Map()
    refusals = []
    refused = 0
  }
  const read = rowReader(table, file.columns, areas)
  for await (const row of file.rows) {
    position++
    if (position <= table.rowsRead) continue
    if (position % 500 === 0) await setImmediate()
    const found = isUnreadable(row) ? { column: '', why: row.reason } : read(row.cells)
    if ('why' in found) {
      refused++
      if (refusals.length < mostRefusals) refusals.push({ row: row.row, ...found })
    } else places.set(found.postcode, found)
    if (position % batchRows === 0) await store()
  }
  await store()
}

function rowReader(table: PostcodeTable, names: readonly string[], areas: readonly CouncilArea[]) {
  const { columns } = table
  const known = new Map<string, string | undefined>()
  const areaOf = (text: string) => {
    if (!known.has(text) && known.size < 1_000) known.set(text, readAreaCode(text, areas))
    return known.has(text) ? known.get(text) : readAreaCode(text, areas)
  }
  return (cells: readonly string[]) => {
    const wrong = (place: number, why: string) => ({ column: names[place] ?? '', why })
    const text = (place: number | undefined) => (place === undefined ? '' : (cells[place] ?? '').trim())
    const postcode = readPostcode(text(columns.postcode))
    if (!postcode) return wrong(columns.postcode, t('postcodes.no-postcode'))
    const area = text(columns.area)
    const code = area === '' ? undefined : areaOf(area)
    if (area !== '' && !code) return wrong(columns.area ?? 0, t('postcodes.no-area'))
    const quintile = text(columns.quintile)
    if (quintile !== '' && !/^[1-5](\.0+)?$/.test(quintile))
      return wrong(columns.quintile ?? 0, t('postcodes.no-quintile'))
    return { postcode, area: code ?? null, quintile: quintile === '' ? null : Math.trunc(Number(quintile)) }
  }
}
