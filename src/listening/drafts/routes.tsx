import { type Context, Hono } from 'hono'
import { type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import type { AnswerProblem } from '../participate/answers/answer-problem.ts'
import { placesFor } from '../participate/answers/place-for.ts'
import type { Conversation } from '../participate/conversation.ts'
import type { ConversationFinder } from '../participate/find-conversation.ts'
import { ClosedPage, TooFastPage } from '../participate/other-pages.tsx'
import { readAnswers, readCharacteristics, readQuestions } from '../participate/submission-form.ts'
import { takeAnswers } from '../participate/take-answers.ts'
import { pinProblem, readPin } from '../responses/pin.ts'
import { afterStep, type Draft, isToken, ofAllSteps, type Step } from './draft.ts'
import { type DraftAddress, draftBase, stepAddress } from './draft-address.ts'
import { inVersion, sourceIn } from './draft-conversation.ts'
import { DeletedPage, EasyStartPage, GonePage, LinkUsedPage, SavedPage } from './draft-pages.tsx'
import {
  beginDraft,
  changeDraft,
  codeOfDraft,
  emptyDraft,
  findDraft,
  removeDraft,
  saveForLater,
} from './keep-draft.ts'
import { readingOf } from './reading-of.ts'
import { type ConversationHandler, returnRoutes } from './return-routes.tsx'
import { StepPage, type StepPlace } from './step-page.tsx'
import { stepAfter, stepBefore, stepNamed, stepsOf, stepToGoOn } from './steps.ts'

/** A form gone through page by page, each page kept until it is sent; and coming back to it. */
export function draftRoutes(
  services: Services,
  find: ConversationFinder,
  noSuchCode: (c: Context) => Response | Promise<Response>,
): Hono {
  const app = new Hono()
  // As for whole answers: a hall of 300 shares one address.
  const begun = rateLimit({ burst: 600, perMinute: 300 })

  type Open = { readonly conversation: Conversation; readonly address: DraftAddress; readonly draft: Draft }
  type Handler = (c: Context, open: Open) => Response | Promise<Response>

  /** Runs a handler with the conversation where it takes answers. */
  const withConversation = (handler: ConversationHandler) => async (c: Context) => {
    const conversation = await find(c.req.param('code') ?? '', c.req.param('language'))
    if (!conversation) return noSuchCode(c)
    if (conversation.state !== 'open')
      return page(c, <ClosedPage conversation={conversation} />, { status: 409 })
    return handler(c, conversation)
  }

  /** Runs a handler with the draft whose token stands in the address, in the version that it began with. */
  const withDraft = (easy: boolean, handler: Handler) =>
    withConversation(async (c, today) => {
      const token = c.req.param('draft') ?? ''
      const found = isToken(token) ? await findDraft(services, today, token) : { state: 'gone' as const }
      if (found.state === 'sent') return c.redirect(found.thanks, 303)
      const conversation =
        found.state === 'open' ? await inVersion(services, today, found.draft.formVersion) : undefined
      if (found.state !== 'open' || !conversation)
        return page(c, <GonePage conversation={today} />, { status: 410 })
      const address = { code: today.activity.code, language: today.language, easy, token }
      return handler(c, { conversation, address, draft: found.draft })
    })

  const showStep = (
    c: Context,
    { conversation, address }: Omit<Open, 'draft'>,
    step: Step,
    fields: FormFields,
    errors: readonly AnswerProblem[] = [],
  ) => {
    const read = readQuestions(conversation, fields)
    const before = stepBefore(stepsOf(conversation.form, read), step)
    const place: StepPlace = {
      conversation,
      reading: readingOf(conversation, address.easy),
      action: stepAddress(address, step),
      back: before && stepAddress(address, before),
      addressOf: other => stepAddress(address, other),
      addressIn: language => stepAddress({ ...address, language }, step),
      otherReading: stepAddress({ ...address, easy: !address.easy }, step),
      stop: `${draftBase(address)}/delete`,
    }
    return page(
      c,
      <StepPage {...place} step={step} fields={fields} read={read} errors={errors} />,
      errors.length > 0 ? { status: 422 } : {},
    )
  }

  /** Begins a draft with what came from a page outside it, and leads to where it goes on. */
  const begin = (easy: boolean) => async (c: Context, conversation: Conversation) => {
    const caller = callerAddress(c, services.trustProxy)
    if (!begun.take(caller)) {
      c.header('Retry-After', String(begun.wait(caller)))
      return page(c, <TooFastPage conversation={conversation} minutes={1} />, { status: 429 })
    }
    const typed = await readForm(c)
    const fields = ofAllSteps(conversation.form.questions, await placesFor(services, conversation, typed))
    const pageKey = fieldText(typed, 'page_key')
    const link = fieldText(typed, 'link')
    const wanted = isToken(pageKey) ? pageKey : newToken()
    const known = await changeDraft(services, conversation, wanted, content => ({
      ...content,
      fields: { ...content.fields, ...fields },
    }))
    const content = { fields, source: sourceIn(typed), link: isToken(link) ? link : undefined, easy }
    const token = known ? wanted : await beginDraft(services, conversation, wanted, content)
    const address = { code: conversation.activity.code, language: conversation.language, easy, token }
    if (fieldText(typed, 'save') !== '') return save(c, conversation, address)
    const step = fieldText(typed, 'step')
    const read = readQuestions(conversation, fields)
    const steps = stepsOf(conversation.form, read)
    const sent = stepNamed(steps, step)
    // From a page with every question there is no step that was sent: they go on where something is missing.
    if (!sent)
      return c.redirect(
        stepAddress(address, easy && step === '' ? stepToGoOn(steps, read, fields) : 'check'),
        303,
      )
    const problem = read.read.get(sent.slice(2))?.problem
    if (problem && fieldText(typed, 'skip') === '')
      return showStep(c, { conversation, address }, sent, { ...fields, ...typed }, [problem])
    return c.redirect(stepAddress(address, stepAfter(conversation.form, steps, sent)), 303)
  }

  const save = async (c: Context, conversation: Conversation, address: DraftAddress) => {
    const until = await saveForLater(services, conversation, address.token, '')
    if (!until) return page(c, <GonePage conversation={conversation} />, { status: 410 })
    return c.redirect(`${draftBase(address)}/saved`, 303)
  }

  const send = async (c: Context, { conversation, address, draft }: Open, fields: FormFields) => {
    const read = readAnswers(conversation, fields)
    if (!read.ok) {
      const questions = readQuestions(conversation, fields)
      const wrong = questions.asked.find(({ key }) => questions.read.get(key)?.problem)
      if (wrong) {
        const { problem } = questions.read.get(wrong.key)!
        return showStep(c, { conversation, address }, `q-${wrong.key}`, fields, problem ? [problem] : [])
      }
      const nothing = read.errors.filter(({ message }) => /^error\.answer-(empty|none)$/.test(message))
      const first = questions.asked[0]
      if (nothing.length > 0 && first)
        return showStep(c, { conversation, address }, `q-${first.key}`, fields, nothing)
      const isWho = read.errors.some(({ field }) => field.startsWith('who_'))
      return showStep(c, { conversation, address }, isWho ? 'about-you' : 'permission', fields, read.errors)
    }
    const { source, link } = draft.content
    const taken = await takeAnswers(services, conversation, {
      answers: read.answers,
      pageKey: draft.token,
      source,
      link,
    })
    if (!taken.ok) return page(c, <LinkUsedPage conversation={conversation} />, { status: 409 })
    await emptyDraft(services, conversation, draft.token, taken.thanks)
    return c.redirect(taken.thanks, 303)
  }

  app.post('/c/:code/:language/draft', withConversation(begin(false)))
  app.get(
    '/c/:code/:language/easy',
    withConversation((c, conversation) => {
      const source = c.req.query('source') ?? ''
      const begins = { page_key: newToken(), ...(source ? { source } : {}) }
      return page(c, <EasyStartPage conversation={conversation} begins={begins} />)
    }),
  )
  app.post('/c/:code/:language/easy', withConversation(begin(true)))

  app.route('/', returnRoutes(services, withConversation))

  for (const easy of [false, true]) {
    const base = `/c/:code/:language/${easy ? 'easy' : 'draft'}/:draft`

    app.get(
      `${base}/saved`,
      withDraft(easy, (c, { conversation, address, draft }) =>
        page(
          c,
          <SavedPage
            conversation={conversation}
            code={codeOfDraft(services, draft.token)}
            until={draft.expiresAt}
            publicUrl={services.publicUrl}
            action={c.req.path}
            goOn={stepAddress(address, 'check')}
          />,
        ),
      ),
    )
    app.post(
      `${base}/saved`,
      withDraft(easy, async (c, { conversation, address, draft }) => {
        const fields = await readForm(c)
        const pin = readPin(fieldText(fields, 'pin'))
        const problem = pinProblem(pin, readPin(fieldText(fields, 'pin_again')))
        const code = codeOfDraft(services, draft.token)
        if (problem)
          return page(
            c,
            <SavedPage
              conversation={conversation}
              code={code}
              until={draft.expiresAt}
              publicUrl={services.publicUrl}
              action={c.req.path}
              goOn={stepAddress(address, 'check')}
              problem={problem}
            />,
            { status: 422 },
          )
        await saveForLater(services, conversation, draft.token, pin)
        return c.redirect(`/c/${address.code}/${address.language}/return?pin=saved`, 303)
      }),
    )
    app.post(
      `${base}/delete`,
      withDraft(easy, async (c, { conversation, draft }) => {
        await removeDraft(services, conversation, draft.token)
        return page(c, <DeletedPage conversation={conversation} />)
      }),
    )
    app.get(
      `${base}/:page`,
      withDraft(easy, (c, open) => {
        const { conversation, address, draft } = open
        const { fields } = draft.content
        const read = readQuestions(conversation, fields)
        const steps = stepsOf(conversation.form, read)
        const step = stepNamed(steps, c.req.param('page') ?? '')
        if (!step) return c.redirect(stepAddress(address, stepToGoOn(steps, read, fields)), 303)
        return showStep(c, open, step, fields)
      }),
    )
    app.post(
      `${base}/:page`,
      withDraft(easy, async (c, open) => {
        const { conversation, address, draft } = open
        const { form } = conversation
        const all: readonly Step[] = [
          ...form.questions.map(({ key }): Step => `q-${key}`),
          'about-you',
          'check',
          'permission',
        ]
        const step = stepNamed(all, c.req.param('page') ?? '')
        if (!step) return c.redirect(draftBase(address), 303)
        const typed = await readForm(c)
        const skips = fieldText(typed, 'skip') !== ''
        const came = skips ? {} : await placesFor(services, conversation, typed)
        const content = await changeDraft(services, conversation, draft.token, before => ({
          ...before,
          fields: afterStep(before.fields, step, came),
          easy,
        }))
        if (!content) {
          // The first of two presses may have sent it in between.
          const now = await findDraft(services, conversation, draft.token)
          if (now.state === 'sent') return c.redirect(now.thanks, 303)
          return page(c, <GonePage conversation={conversation} />, { status: 410 })
        }
        if (fieldText(typed, 'save') !== '') return save(c, conversation, address)
        if (step === 'permission') return send(c, open, content.fields)
        const read = readQuestions(conversation, content.fields)
        const problem = step === 'check' ? undefined : problemAt(conversation, read, step, content.fields)
        if (problem && !skips) return showStep(c, open, step, { ...content.fields, ...typed }, [problem])
        const steps = stepsOf(form, read)
        return c.redirect(stepAddress(address, stepAfter(form, steps, step)), 303)
      }),
    )
  }

  return app
}

function problemAt(
  conversation: Conversation,
  read: ReturnType<typeof readQuestions>,
  step: Step,
  fields: FormFields,
): AnswerProblem | undefined {
  if (step === 'about-you') return readCharacteristics(conversation, fields).errors[0]
  return read.read.get(step.slice(2))?.problem
}
