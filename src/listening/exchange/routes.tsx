import { readFile } from 'node:fs/promises'
import { type Context, Hono } from 'hono'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { findFile } from '../../platform/files/stored-file.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { programmeAreas } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/bank.en.ts'
import { t as exchange } from '../../ui/i18n/staff/exchange.en.ts'
import { backTo } from '../builder/back-to.ts'
import { type FormPlace, formPath, openBuilderPlaces } from '../builder/builder-places.ts'
import type { FormContent } from '../forms/form.ts'
import { receiveUpload } from '../import/receive-upload.ts'
import { FilePage, mostFormMegabytes, ReadPage } from './file-pages.tsx'
import { readFormFile, writeFormFile } from './form-json.ts'
import { ownFiles, withoutFiles } from './own-files.ts'
import { readXlsForm } from './read-xlsform.ts'
import type { Remark } from './remark.ts'
import { writeXlsForm } from './write-xlsform.ts'
import { readXlsFormFile, writeXlsFormFile } from './xlsform-file.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Forms as files: taken away as JSON or XLSForm, and brought. */
export function exchangeRoutes(services: Services): Hono {
  const app = new Hono()
  const { atForm, change, inside } = openBuilderPlaces(services)

  const asXlsForm = async (place: FormPlace) => {
    const areas = await inside(place, db => programmeAreas(db, place.programme.id))
    return writeXlsForm(place.activity.title, place.form.content, areas)
  }
  const show = async (c: Context, place: FormPlace, error?: string, status: 200 | 413 | 422 = 200) => {
    const { lost } = await asXlsForm(place)
    return page(c, <FilePage {...place} lost={lost} error={error} />, { status })
  }

  app.get(
    `${formPath}/file`,
    atForm((c, place) => show(c, place)),
  )

  app.get(
    `${formPath}/file/form.json`,
    atForm((c, place) => {
      attached(c, 'application/json; charset=utf-8', 'form.json')
      return c.body(writeFormFile(place.activity.title, place.form.content))
    }),
  )

  app.get(
    `${formPath}/file/form.xlsx`,
    atForm(async (c, place) => {
      const { file } = await asXlsForm(place)
      attached(c, xlsx, 'form.xlsx')
      return c.body(new Uint8Array(await writeXlsFormFile(file)))
    }),
  )

  app.post(
    `${formPath}/import/file`,
    atForm(async (c, place) => {
      const upload = await receiveUpload(c.req.raw, mostFormMegabytes * 1024 * 1024)
      if (!upload.ok) {
        const isLarge = upload.why === 'too-large'
        const message = isLarge
          ? t('file.too-large', { size: mostFormMegabytes })
          : t(upload.why === 'broken' ? 'file.broken' : 'file.no-file')
        return show(c, place, message, isLarge ? 413 : 422)
      }
      try {
        const read = await readAny(upload.file.path, upload.file.name)
        if (!read.ok) return await show(c, place, read.message, 422)
        const here = await inside(place, db => withFilesOfHere(db, read.content))
        const remarks = [...read.remarks, ...here.remarks]
        const file = writeFormFile(read.title, here.content)
        const props = { ...place, name: upload.file.name, content: here.content, remarks, file }
        return await page(c, <ReadPage {...props} />)
      } finally {
        await upload.file.forget()
      }
    }),
  )

  app.post(
    `${formPath}/file/use`,
    atForm(async (c, place) => {
      const read = readFormFile(fieldText(await readForm(c), 'form'))
      if (!read.ok) return show(c, place, t('file.broken'), 422)
      const here = await inside(place, db => withFilesOfHere(db, read.content))
      await change(place, () => here.content)
      return backTo(c, place, 'saved')
    }),
  )

  return app
}

type ReadAny =
  | {
      readonly ok: true
      readonly title: string
      readonly content: FormContent
      readonly remarks: readonly Remark[]
    }
  | { readonly ok: false; readonly message: string }

/** Reads a file by what is in it, whatever it is called. */
async function readAny(path: string, name: string): Promise<ReadAny> {
  const bytes = await readFile(path)
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK'
  if (!isZip) {
    const read = readFormFile(bytes.toString('utf8'))
    if (read.ok) return { ...read, remarks: [] }
    return {
      ok: false,
      message: read.why === 'newer' ? t('file.newer') : t('file.not-a-form', { why: read.detail }),
    }
  }
  try {
    const { title, content, remarks } = readXlsForm(await readXlsFormFile(path, name))
    return content
      ? { ok: true, title, content, remarks }
      : { ok: false, message: t('file.not-a-form', { why: exchange('in.no-questions') }) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, message: error.message }
    throw error
  }
}

/** A picture or a film of another organisation is not here: it is left out, and said. */
async function withFilesOfHere(
  db: OrganisationDatabase,
  content: FormContent,
): Promise<{ readonly content: FormContent; readonly remarks: readonly Remark[] }> {
  const gone: string[] = []
  for (const file of ownFiles(content)) {
    const id = parseId<'stored_file'>(file)
    if (!id || !(await findFile(db, id))) gone.push(file)
  }
  return {
    content: gone.length > 0 ? withoutFiles(content, gone) : content,
    remarks: gone.map(() => ({ what: exchange('in.own-picture') })),
  }
}

function attached(c: Context, type: string, name: string) {
  c.header('Content-Type', type)
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  c.header('Cache-Control', 'private, no-store')
}
