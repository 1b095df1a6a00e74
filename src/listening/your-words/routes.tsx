import { type Context, Hono } from 'hono'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { fieldText, fieldTexts, parseForm, readForm } from '../../platform/http/form.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { councilAreas, publicProgramme, statementOf } from '../../programmes/index.ts'
import { TooManyPage } from '../../ui/error-pages.tsx'
import { isLanguage, type Language } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { readerLanguage } from '../../ui/i18n/reader-language.ts'
import { mostAnswerLetters } from '../forms/form.ts'
import { formVersionById } from '../forms/forms.sql.ts'
import type { AnswerProblem } from '../participate/answers/answer-problem.ts'
import { permissionForm } from '../responses/permission.ts'
import { readPin } from '../responses/pin.ts'
import { readReceiptCode } from '../responses/receipt-code.ts'
import { changePermission, editWords, type Withdrawal, withdraw } from './change.ts'
import { EditPage, PermissionPage, WithdrawPage } from './change-pages.tsx'
import { readChanged } from './changed-answers.ts'
import { FindPage } from './find-page.tsx'
import { openReceipt, openWithoutPin } from './open-receipt.ts'
import { closeWords, keepOpen, readOpen } from './opened-cookie.ts'
import { type Done, OverviewPage } from './overview-page.tsx'
import { ownResponse } from './own-response.sql.ts'
import type { OpenWords } from './words-page.tsx'

const overview = '/your-words/open'

/** A receipt opened by its author, with no account. */
export function yourWordsRoutes(services: Services): Hono {
  const app = new Hono()
  const tries = rateLimit({ burst: 30, perMinute: 10 })

  const find = (c: Context, code = '') =>
    page(c, <FindPage language={languageOf(c)} code={code} forgotten={c.req.query('forgotten') === 'yes'} />)

  app.get('/your-words', c => find(c))

  app.post('/your-words', async c => {
    const language = languageOf(c)
    const caller = callerAddress(c, services.trustProxy)
    if (!tries.take(caller)) {
      return page(c, <TooManyPage language={language} minutes={Math.ceil(tries.wait(caller) / 60)} />, {
        status: 429,
      })
    }
    const t = publicText(language)
    const fields = await readForm(c)
    const typed = fieldText(fields, 'code')
    const refuse = (message: string) =>
      page(c, <FindPage language={language} code={typed} problem={{ field: 'code', message }} forgotten />, {
        status: 422,
      })
    const code = readReceiptCode(typed)
    if (!code) return refuse(t('error.receipt-unknown'))
    if (fieldText(fields, 'forgotten') === 'yes') {
      const receipt = await openWithoutPin(services, code)
      if (!receipt) return refuse(t('error.receipt-unknown'))
      keepOpen(c, services, receipt)
      return c.redirect('/your-words/withdraw', 303)
    }
    const opened = await openReceipt(services, code, readPin(fieldText(fields, 'pin')))
    if (!opened.ok) {
      if (opened.why === 'unknown') return refuse(t('error.receipt-unknown'))
      const minutes = Math.ceil((opened.until.getTime() - services.clock.now().getTime()) / 60_000)
      return page(c, <TooManyPage language={language} minutes={minutes} />, { status: 429 })
    }
    keepOpen(c, services, opened.receipt)
    return c.redirect(overview, 303)
  })

  /** Runs a handler with the words that are open on this device, or leads to where a receipt is typed. */
  const withOpen =
    (handler: (c: Context, open: OpenWords) => Response | Promise<Response>) => async (c: Context) => {
      const open = await readWords(services, c)
      return open ? handler(c, open) : c.redirect('/your-words', 303)
    }
  /** The same for what only the PIN opens. */
  const withWords = (handler: (c: Context, open: OpenWords) => Response | Promise<Response>) =>
    withOpen((c, open) => {
      const may = open.shows === 'everything' && open.own.state !== 'withdrawn'
      return may ? handler(c, open) : c.redirect(overview, 303)
    })

  app.get(
    overview,
    withOpen((c, open) => page(c, <OverviewPage open={open} done={doneOf(c)} />)),
  )

  app.get(
    '/your-words/edit',
    withWords((c, open) => page(c, <EditPage open={open} />)),
  )
  app.post(
    '/your-words/edit',
    withWords(async (c, open) => {
      const fields = await readForm(c)
      const edited = new Map(
        open.own.contributions.map(said => [said.id, fieldText(fields, `words_${said.id}`).trim()]),
      )
      const errors: AnswerProblem[] = []
      for (const [id, words] of edited) {
        if (words === '') errors.push({ field: `words_${id}`, message: 'error.answer-empty' })
        else if (words.length > mostAnswerLetters)
          errors.push({
            field: `words_${id}`,
            message: 'error.answer-long',
            parts: { count: mostAnswerLetters },
          })
      }
      const changed = readChanged(open.form, open.own.answers, fields, {
        areas: [...open.areas.keys()],
        language: open.language,
      })
      errors.push(...changed.errors)
      if (errors.length > 0)
        return page(c, <EditPage open={open} fields={fields} errors={errors} />, { status: 422 })
      await editWords(services, organisationOf(c), open.own.id, edited, changed.answers)
      const now = await readWords(services, c)
      return c.redirect(`${overview}?done=${now?.own.state === 'held' ? 'sent-again' : 'edited'}`, 303)
    }),
  )

  app.get(
    '/your-words/permission',
    withWords((c, open) => page(c, <PermissionPage open={open} />)),
  )
  app.post(
    '/your-words/permission',
    withWords(async (c, open) => {
      const fields = await readForm(c)
      const form = parseForm(permissionForm, fields)
      if (!form.ok)
        return page(c, <PermissionPage open={open} fields={fields} errors={form.errors} />, { status: 422 })
      await changePermission(services, organisationOf(c), open.own.id, form.value)
      return c.redirect(`${overview}?done=permission`, 303)
    }),
  )

  app.get(
    '/your-words/withdraw',
    withOpen((c, open) =>
      open.own.state === 'withdrawn' ? c.redirect(overview, 303) : page(c, <WithdrawPage open={open} />),
    ),
  )
  app.post(
    '/your-words/withdraw',
    withOpen(async (c, open) => {
      const fields = await readForm(c)
      const note = fieldText(fields, 'note') === 'yes'
      const parts = fieldTexts(fields, 'part')
      const what = fieldText(fields, 'what')
      if (what !== 'everything' && (what !== 'some' || parts.length === 0)) {
        return page(
          c,
          <WithdrawPage open={open} fields={fields} errors={[{ field: 'what', message: '' }]} />,
          { status: 422 },
        )
      }
      const withdrawal: Withdrawal =
        what === 'everything' || open.shows === 'no words'
          ? { what: 'everything', note }
          : {
              what: 'some',
              note,
              contributions: open.own.contributions.map(said => said.id).filter(id => parts.includes(id)),
              characteristics: parts.includes('characteristics'),
              answers: parts.includes('answers'),
            }
      await withdraw(services, organisationOf(c), open.own.id, withdrawal)
      return c.redirect(withdrawal.what === 'some' ? `${overview}?done=some` : overview, 303)
    }),
  )

  app.post('/your-words/close', c => {
    closeWords(c)
    return c.redirect('/your-words', 303)
  })

  // What the square on a receipt opens. The code stands in the address, so nothing is shown yet.
  app.get('/your-words/:code', c => {
    const code = readReceiptCode(c.req.param('code'))
    return find(c, code ?? '')
  })

  const organisationOf = (c: Context) => {
    const open = readOpen(c, services)
    if (!open) throw new Error('No words are open.')
    return open.organisation
  }

  return app
}

async function readWords(services: Services, c: Context): Promise<OpenWords | undefined> {
  const receipt = readOpen(c, services)
  if (!receipt) return undefined
  return inOrganisationWithWords(services.database.db, receipt.organisation, async db => {
    const own = await ownResponse(db, services.secrets, receipt.response)
    if (!own) return undefined
    const programme = await publicProgramme(db, own.programme)
    const form = await formVersionById(db, own.formVersion)
    const statement = own.statement && (await statementOf(db, own.statement))
    if (!programme || !form || !statement) return undefined
    const language: Language = isLanguage(own.language) ? own.language : 'en'
    const areas = new Map((await councilAreas(db)).map(area => [area.code, area.name]))
    return {
      own,
      now: services.clock.now(),
      shows: receipt.shows,
      language,
      programme,
      form,
      areas,
      texts: statement.texts[language],
    }
  })
}

function languageOf(c: Context): Language {
  return readerLanguage(c.req.url, c.req.header('Accept-Language'))
}

function doneOf(c: Context): Done | undefined {
  const done = c.req.query('done')
  return (['edited', 'sent-again', 'permission', 'some'] as const).find(each => each === done)
}
