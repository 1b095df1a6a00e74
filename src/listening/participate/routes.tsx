import { type Context, Hono } from 'hono'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { readerLanguage } from '../../ui/i18n/reader-language.ts'
import { LinkUsedPage } from '../drafts/draft-pages.tsx'
import { draftRoutes } from '../drafts/routes.tsx'
import { linkState } from '../links/use-link.ts'
import { pinProblem, readPin } from '../responses/pin.ts'
import { choosePin } from '../your-words/open-receipt.ts'
import { placesFor } from './answers/place-for.ts'
import { ConversationPage } from './conversation-page.tsx'
import { conversationFinder } from './find-conversation.ts'
import { FirstPage } from './first-page.tsx'
import { keptPage } from './kept-page.tsx'
import { ClosedPage, NoSuchCodePage, StoppedPage, TooFastPage } from './other-pages.tsx'
import { pictureRoutes } from './picture-routes.tsx'
import { readAnswers } from './submission-form.ts'
import { takeAnswers } from './take-answers.ts'
import { openThankYou } from './thank-you.ts'
import { ThankYouPage } from './thank-you-page.tsx'

/** Taking part in a conversation: no account, no cookie, no JavaScript. */
export function participateRoutes(services: Services): Hono {
  const app = new Hono()
  const find = conversationFinder(services)
  // A hall of 300 shares one address and answers within a minute; a script that sends thousands is slowed.
  const answers = rateLimit({ burst: 600, perMinute: 300 })

  app.route('/', draftRoutes(services, find, noSuchCode))
  app.route('/', pictureRoutes(services, find, noSuchCode))

  const show = async (c: Context, code: string, language?: string) => {
    const conversation = await find(code, language)
    if (!conversation) return noSuchCode(c)
    if (conversation.state !== 'open') return page(c, <ClosedPage conversation={conversation} />)
    const source = sourceOf(c)
    if (source === undefined) return page(c, keptPage(conversation, newToken()))
    return page(c, <FirstPage conversation={conversation} pageKey={newToken()} source={source} />)
  }

  app.get('/c/:code', c => show(c, c.req.param('code')))
  app.get('/c/:code/:language', c => show(c, c.req.param('code'), c.req.param('language')))

  app.get('/c/:code/link/:link', async c => {
    const language = readerLanguage(c.req.url, c.req.header('Accept-Language'))
    const conversation = await find(c.req.param('code'), language)
    const link = c.req.param('link')
    const state = conversation && (await linkState(services, conversation, link))
    if (!conversation || !state) return noSuchCode(c)
    if (conversation.state !== 'open') return page(c, <ClosedPage conversation={conversation} />)
    if (state === 'used') return page(c, <LinkUsedPage conversation={conversation} />, { status: 410 })
    return page(c, <FirstPage conversation={conversation} pageKey={newToken()} link={link} />)
  })

  app.post('/c/:code/:language', async c => {
    const conversation = await find(c.req.param('code'), c.req.param('language'))
    if (!conversation) return noSuchCode(c)
    if (conversation.state !== 'open')
      return page(c, <ClosedPage conversation={conversation} />, { status: 409 })
    const fields = await readForm(c)
    const pageKey = fieldText(fields, 'page_key').slice(0, 100) || newToken()
    const source = fieldText(fields, 'source') || undefined
    const link = fieldText(fields, 'link') || undefined
    const read = readAnswers(conversation, await placesFor(services, conversation, fields))
    const again = { conversation, pageKey, source, link, fields }
    if (!read.ok) return page(c, <ConversationPage {...again} errors={read.errors} />, { status: 422 })
    if (fieldText(fields, 'check') !== '')
      return page(c, <ConversationPage {...again} errors={[]} together />, { status: 422 })
    const caller = callerAddress(c, services.trustProxy)
    if (!answers.take(caller)) {
      c.header('Retry-After', String(answers.wait(caller)))
      return page(c, <TooFastPage conversation={conversation} minutes={1} />, { status: 429 })
    }
    const taken = await takeAnswers(services, conversation, { answers: read.answers, pageKey, source, link })
    if (!taken.ok) return page(c, <LinkUsedPage conversation={conversation} />, { status: 409 })
    return c.redirect(taken.thanks, 303)
  })

  app.get('/c/:code/:language/stopped', async c => {
    const conversation = await find(c.req.param('code'), c.req.param('language'))
    return conversation ? page(c, <StoppedPage conversation={conversation} />) : noSuchCode(c)
  })

  app.get('/c/:code/:language/thank-you/:sealed', async c => {
    const conversation = await find(c.req.param('code'), c.req.param('language'))
    const thanks = openThankYou(services, c.req.param('sealed'))
    if (!conversation) return noSuchCode(c)
    if (!thanks || thanks.organisation !== conversation.organisation) return c.redirect('/your-words', 303)
    const pin = c.req.query('pin') === 'chosen' ? 'chosen' : 'to choose'
    return page(
      c,
      <ThankYouPage
        conversation={conversation}
        receipt={thanks.receipt}
        publicUrl={services.publicUrl}
        pinAddress={`${c.req.path}/pin`}
        pin={pin}
      />,
    )
  })

  app.post('/c/:code/:language/thank-you/:sealed/pin', async c => {
    const conversation = await find(c.req.param('code'), c.req.param('language'))
    const thanks = openThankYou(services, c.req.param('sealed'))
    if (!conversation) return noSuchCode(c)
    if (!thanks || thanks.organisation !== conversation.organisation) return c.redirect('/your-words', 303)
    const fields = await readForm(c)
    const pin = readPin(fieldText(fields, 'pin'))
    const problem = pinProblem(pin, readPin(fieldText(fields, 'pin_again')))
    if (problem) {
      return page(
        c,
        <ThankYouPage
          conversation={conversation}
          receipt={thanks.receipt}
          publicUrl={services.publicUrl}
          pinAddress={c.req.path}
          pin="to choose"
          problem={problem}
        />,
        { status: 422 },
      )
    }
    await choosePin(services, thanks.organisation, thanks.response, pin)
    return c.redirect(`${c.req.path.replace(/\/pin$/, '')}?pin=chosen`, 303)
  })

  return app
}

function noSuchCode(c: Context) {
  const language = readerLanguage(c.req.url, c.req.header('Accept-Language'))
  return page(c, <NoSuchCodePage language={language} />, { status: 404 })
}

/** Which poster, mail or partner brought them here: `?source=`, letters, digits and hyphens. */
function sourceOf(c: Context): string | undefined {
  const source = c.req.query('source')
  return source && /^[\w-]{1,60}$/.test(source) ? source : undefined
}
