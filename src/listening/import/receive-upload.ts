import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'

/** A file that came in, lying in a temporary folder until `forget`. */
export type UploadedFile = {
  readonly path: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  forget(): Promise<void>
}

export type Upload =
  | { readonly ok: true; readonly file: UploadedFile }
  | { readonly ok: false; readonly why: 'no-file' | 'too-large' | 'broken' }

/**
 * Takes the one file of a form in the field `file` as it arrives, onto the disk: memory holds a piece of it at a
 * time. More than `most` bytes is too large; what comes after them is read and dropped, so that the browser
 * hears the answer instead of a broken line.
 */
export async function receiveUpload(request: Request, most: number): Promise<Upload> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!request.body || !/^multipart\/form-data\b/i.test(type)) return { ok: false, why: 'no-file' }
  const folder = await mkdtemp(join(tmpdir(), 'rowan-upload-'))
  const forget = () => rm(folder, { recursive: true, force: true })
  try {
    const upload = await spool(request, type, join(folder, 'file'), most)
    if (!upload.ok) await forget()
    return upload.ok ? { ok: true, file: { ...upload.file, forget } } : upload
  } catch (error) {
    await forget()
    throw error
  }
}

type Spooled =
  | { readonly ok: true; readonly file: Omit<UploadedFile, 'forget'> }
  | { readonly ok: false; readonly why: 'no-file' | 'too-large' | 'broken' }

async function spool(request: Request, type: string, path: string, most: number): Promise<Spooled> {
  let busboy: InstanceType<typeof Busboy>
  try {
    busboy = new Busboy({
      headers: { 'content-type': type },
      limits: { fileSize: most + 1, files: 1, fields: 20, fieldSize: 10_000, parts: 40, headerPairs: 50 },
    })
  } catch {
    return { ok: false, why: 'broken' }
  }
  let size = 0
  let found: { name: string; mediaType: string } | undefined
  let writing: Promise<void> | undefined
  busboy.on('file', (field, stream, name, _encoding, mediaType) => {
    if (field !== 'file' || found) {
      stream.resume()
      return
    }
    found = { name: fileName(name), mediaType: String(mediaType).slice(0, 100) }
    const counted = new Transform({
      transform(chunk: Buffer, _, done) {
        size += chunk.length
        done(null, chunk)
      },
    })
    writing = pipeline(stream, counted, createWriteStream(path, { mode: 0o600 }))
    writing.catch(() => {})
  })
  try {
    const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(body, busboy)
  } catch {
    await writing?.catch(() => {})
    return { ok: false, why: 'broken' }
  }
  // Here an error is ours: the disk, not what was sent.
  await writing
  if (!found || size === 0) return { ok: false, why: 'no-file' }
  if (size > most) return { ok: false, why: 'too-large' }
  return { ok: true, file: { path, ...found, size } }
}

/** The file's own name without folders and what a page or header could trip over. */
function fileName(given: string | undefined): string {
  const own = (given ?? '').split(/[\\/]/).at(-1) ?? ''
  const clean = own
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200)
    .toWellFormed()
  return clean || 'file'
}
