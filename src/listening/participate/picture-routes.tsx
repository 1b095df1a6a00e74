import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { findFile, readFile } from '../../platform/files/stored-file.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import type { Conversation } from './conversation.ts'
import type { ConversationFinder } from './find-conversation.ts'

/** The organisation's own pictures of an Easy Read form: those that its questions name and no other file. */
export function pictureRoutes(
  services: Pick<Services, 'database'>,
  find: ConversationFinder,
  noSuchCode: (c: Context) => Response | Promise<Response>,
): Hono {
  const app = new Hono()
  app.get('/c/:code/picture/:file', async c => {
    const conversation = await find(c.req.param('code'), undefined)
    const file = parseId<'stored_file'>(c.req.param('file'))
    if (!conversation || !file || !picturesOf(conversation).has(file)) return noSuchCode(c)
    const read = await inOrganisation(services.database.db, conversation.organisation, async db => {
      const found = await findFile(db, file)
      if (!found || !/^image\/(png|jpeg|webp|avif|gif)$/.test(found.mediaType)) return undefined
      const pieces: Buffer[] = []
      for await (const piece of readFile(db, file)) pieces.push(piece)
      return { type: found.mediaType, bytes: Buffer.concat(pieces) }
    })
    if (!read) return noSuchCode(c)
    c.header('Content-Type', read.type)
    c.header('Cache-Control', 'public, max-age=604800, immutable')
    return c.body(read.bytes)
  })
  return app
}

function picturesOf({ form }: Conversation): ReadonlySet<string> {
  const wordings = form.questions.flatMap(asked => [
    ...Object.values(asked.easy),
    ...('options' in asked ? asked.options.flatMap(option => Object.values(option.easy)) : []),
    ...('rows' in asked ? asked.rows.flatMap(row => Object.values(row.easy)) : []),
  ])
  return new Set(wordings.flatMap(({ picture }) => (picture?.from === 'file' ? [picture.file] : [])))
}
