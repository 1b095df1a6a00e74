import { type Context, Hono } from 'hono'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import type { Conversation } from '../participate/conversation.ts'
import { TooFastPage } from '../participate/other-pages.tsx'
import { readQuestions } from '../participate/submission-form.ts'
import { readPin } from '../responses/pin.ts'
import { readReceiptCode } from '../responses/receipt-code.ts'
import { stepAddress } from './draft-address.ts'
import { inVersion } from './draft-conversation.ts'
import { ReturnPage } from './draft-pages.tsx'
import { comeBack, findDraft } from './keep-draft.ts'
import { stepsOf, stepToGoOn } from './steps.ts'

export type ConversationHandler = (c: Context, conversation: Conversation) => Response | Promise<Response>

/** Coming back to answers that were saved, with the words that were written down. */
export function returnRoutes(
  services: Services,
  withConversation: (handler: ConversationHandler) => (c: Context) => Promise<Response>,
): Hono {
  const app = new Hono()
  const tries = rateLimit({ burst: 30, perMinute: 10 })

  const showReturn = (c: Context, conversation: Conversation, words: string, refused: boolean) =>
    page(
      c,
      <ReturnPage
        conversation={conversation}
        words={words}
        refused={refused}
        pinSaved={c.req.query('pin') === 'saved'}
      />,
      refused ? { status: 422 } : {},
    )
  const shownWords = (c: Context) => readReceiptCode(c.req.query('words') ?? '') ?? ''
  for (const path of ['/c/:code/return', '/c/:code/:language/return'])
    app.get(
      path,
      withConversation((c, conversation) => showReturn(c, conversation, shownWords(c), false)),
    )
  app.post(
    '/c/:code/:language/return',
    withConversation(async (c, conversation) => {
      const caller = callerAddress(c, services.trustProxy)
      if (!tries.take(caller)) {
        const minutes = Math.ceil(tries.wait(caller) / 60)
        return page(c, <TooFastPage conversation={conversation} minutes={minutes} />, { status: 429 })
      }
      const fields = await readForm(c)
      const typed = fieldText(fields, 'words')
      const code = readReceiptCode(typed)
      const token = code && (await comeBack(services, conversation, code, readPin(fieldText(fields, 'pin'))))
      const found = token ? await findDraft(services, conversation, token) : { state: 'gone' as const }
      if (found.state !== 'open') return showReturn(c, conversation, typed, true)
      const { draft } = found
      const own = (await inVersion(services, conversation, draft.formVersion)) ?? conversation
      const { easy, fields: kept } = draft.content
      const address = {
        code: conversation.activity.code,
        language: conversation.language,
        easy,
        token: draft.token,
      }
      const read = readQuestions(own, kept)
      return c.redirect(stepAddress(address, stepToGoOn(stepsOf(own.form, read), read, kept)), 303)
    }),
  )

  return app
}
