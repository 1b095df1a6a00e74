import { type Context, Hono } from 'hono'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { findFile, readFile, storeFile } from '../../platform/files/stored-file.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { notThere } from '../../trust/index.ts'
import type { Language } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { findSymbols, symbolAddress, symbolDrawing } from '../../ui/symbols/symbol.ts'
import type { Picture } from '../forms/question.ts'
import { receiveUpload } from '../import/receive-upload.ts'
import { withChanged } from './arrange.ts'
import { formAddress } from './builder-address.ts'
import { type BuilderPlaces, formPath, type QuestionPlace } from './builder-places.ts'
import { drawnAnew } from './drawn-anew.ts'
import {
  easyPart,
  mostPictureBytes,
  mostPixels,
  type PicturePart,
  readPart,
  withPicture,
} from './easy-picture.ts'
import { PicturePage, pictureMegabytes } from './picture-page.tsx'
import { isShownToTeam } from './pictures.sql.ts'

const mostFound = 24
const path = `${formPath}/question/:question/easy/:language/picture/:part`

type PicturePlace = QuestionPlace & {
  readonly language: Language
  readonly part: PicturePart
  readonly label: string
  readonly picture: Picture | undefined
}

/** Choosing the pictures of Easy Read wordings, and showing them. */
export function pictureRoutes(services: Services, places: BuilderPlaces): Hono {
  const app = new Hono()
  const { atForm, atQuestion, change, inside } = places

  app.get('/assets/symbols/:edition/:file', c => {
    const name = c.req.param('file').replace(/\.svg$/, '')
    const drawing = symbolAddress(name) === c.req.path ? symbolDrawing(name) : undefined
    if (drawing === undefined) return c.notFound()
    c.header('Content-Type', 'image/svg+xml')
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    return c.body(drawing)
  })

  app.get(
    `${formPath}/picture/:picture`,
    atForm(async (c, place) => {
      const file = parseId<'stored_file'>(c.req.param('picture'))
      const isShown = file && (await inside(place, db => isShownToTeam(db, place.activity.id, file)))
      return isShown ? sendPicture(c, work => inside(place, work), file) : notThere(c)
    }),
  )

  const atPicture = (handler: (c: Context, place: PicturePlace) => Response | Promise<Response>) =>
    atQuestion((c, place) => {
      const { question, form } = place
      const language = form.content.languages.find(one => one === c.req.param('language'))
      const part = readPart(c.req.param('part') ?? '', question)
      const words = language && part && easyPart(question, language, part)
      return words ? handler(c, { ...place, ...words, language, part }) : notThere(c)
    })

  const show = (c: Context, place: PicturePlace, error?: string, status: 200 | 413 | 422 = 200) => {
    const find = c.req.query('find')?.slice(0, 100)
    const found = findSymbols(find ?? place.label, mostFound)
    const props = { ...place, find: find ?? '', found, error }
    return page(c, <PicturePage {...props} />, { status })
  }
  const choose = async (c: Context, place: PicturePlace, picture: Picture | undefined) => {
    const { question, language, part } = place
    await change(place, content => {
      const asked = content.questions.find(({ key }) => key === question.key)
      return asked ? withChanged(content, withPicture(asked, language, part, picture)) : content
    })
    return c.redirect(`${formAddress(place).easy(question.key, language)}?done=picture`, 303)
  }

  app.get(
    path,
    atPicture((c, place) => show(c, place)),
  )

  app.post(
    `${path}/symbol`,
    atPicture(async (c, place) => {
      const name = fieldText(await readForm(c), 'symbol')
      if (symbolAddress(name) === undefined) return show(c, place, t('picture.no-file'), 422)
      return choose(c, place, { from: 'symbol', name })
    }),
  )

  app.post(
    `${path}/none`,
    atPicture((c, place) => choose(c, place, undefined)),
  )

  app.post(
    `${path}/file`,
    atPicture(async (c, place) => {
      const upload = await receiveUpload(c.req.raw, mostPictureBytes)
      if (!upload.ok) {
        const isLarge = upload.why === 'too-large'
        return show(c, place, isLarge ? tooLarge() : t('picture.no-file'), isLarge ? 413 : 422)
      }
      try {
        const drawn = await drawnAnew(upload.file.path)
        if (!drawn) return show(c, place, t('picture.wrong'), 422)
        const stored = await inside(place, db => {
          const now = services.clock.now()
          return storeFile(db, { name: 'picture.webp', mediaType: 'image/webp', now }, [drawn])
        })
        return await choose(c, place, { from: 'file', file: stored.id })
      } finally {
        await upload.file.forget()
      }
    }),
  )

  return app
}

function tooLarge(): string {
  return t('picture.too-large', { size: pictureMegabytes, pixels: mostPixels / 1_000_000 })
}

/** A file that never changes under its id. */
async function sendPicture(
  c: Context,
  inside: <Result>(work: (db: OrganisationDatabase) => Promise<Result>) => Promise<Result>,
  id: Id<'stored_file'>,
): Promise<Response> {
  const read = await inside(async db => {
    const file = await findFile(db, id)
    const pieces: Buffer[] = []
    if (file) for await (const piece of readFile(db, id)) pieces.push(piece)
    return file && { file, bytes: Buffer.concat(pieces) }
  })
  if (!read) return c.notFound()
  c.header('Content-Type', read.file.mediaType)
  c.header('Cache-Control', 'private, max-age=31536000, immutable')
  return c.body(new Uint8Array(read.bytes))
}
