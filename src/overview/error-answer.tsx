import type { Context } from 'hono'
import { page } from '../platform/http/respond.ts'
import { BrokenPage, ElsewherePage, NotFoundPage, TooMuchPage, UnreadablePage } from '../ui/error-pages.tsx'
import { readerLanguage } from '../ui/i18n/reader-language.ts'

const pages = {
  400: { Page: UnreadablePage, status: 422 },
  403: { Page: ElsewherePage, status: 403 },
  404: { Page: NotFoundPage, status: 404 },
  413: { Page: TooMuchPage, status: 413 },
  500: { Page: BrokenPage, status: 500 },
} as const

/**
 * The page for what cannot be answered otherwise, in the language that its reader reads; the workspace is English.
 * Needs no database and no session.
 */
export function errorAnswer(c: Context, wrong: keyof typeof pages) {
  const isWorkspace = c.req.path.startsWith('/o/')
  const language = isWorkspace ? 'en' : readerLanguage(c.req.url, c.req.header('Accept-Language'))
  const { Page, status } = pages[wrong]
  return page(c, <Page language={language} />, { status })
}
