import { type Context, Hono } from 'hono'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { NotFoundPage } from '../../ui/error-pages.tsx'
import { isLanguage } from '../../ui/i18n/language.ts'
import { readerLanguage } from '../../ui/i18n/reader-language.ts'
import { ProgrammePage } from './programme-page.tsx'
import { atPublicCode, readProgrammePage, readYourDataPage } from './public-pages.ts'
import { YourDataPage } from './your-data-page.tsx'

/** Seconds that anyone may keep these pages: they are the same for everybody. */
const keptFor = 60

/** A programme's public pages: no account, no cookie, no JavaScript. */
export function publicProgrammeRoutes(services: Services): Hono {
  const app = new Hono()

  const show = async (c: Context, language: string | undefined) => {
    const found = await atPublicCode(services, c.req.param('code') ?? '', (db, id) =>
      readProgrammePage(db, id, language, services.publicUrl),
    )
    return found ? page(c, <ProgrammePage {...found} />, { publicFor: keptFor }) : notThere(c)
  }

  const showYourData = async (c: Context, language: string | undefined) => {
    const found = await atPublicCode(services, c.req.param('code') ?? '', (db, id) =>
      readYourDataPage(db, id, language),
    )
    return found ? page(c, <YourDataPage {...found} />, { publicFor: keptFor }) : notThere(c)
  }

  app.get('/p/:code', c => show(c, undefined))
  app.get('/p/:code/your-data', c => showYourData(c, undefined))
  app.get('/p/:code/:language', c =>
    isLanguage(c.req.param('language')) ? show(c, c.req.param('language')) : notThere(c),
  )
  app.get('/p/:code/:language/your-data', c =>
    isLanguage(c.req.param('language')) ? showYourData(c, c.req.param('language')) : notThere(c),
  )

  return app
}

function notThere(c: Context) {
  return page(c, <NotFoundPage language={readerLanguage(c.req.url, c.req.header('Accept-Language'))} />, {
    status: 404,
  })
}
