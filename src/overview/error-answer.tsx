import type { Context } from 'hono'
import { page } from '../platform/http/respond.ts'
import { PlainPage } from '../ui/layout.tsx'

const texts = {
  400: ['We could not read what was sent', 'Go back and try again. What you typed should still be there.'],
  403: [
    'This came from another site',
    'For safety, forms work only from our own pages. Open the page here and try again.',
  ],
  404: [
    'There is no page here',
    'If you typed the address, check it for slips. If you followed a link, the page may have moved or been taken away.',
  ],
  413: [
    'That is more than we can take at once',
    'Go back, shorten it or send it in parts, and try again. Nothing was stored.',
  ],
  500: [
    'Something went wrong on our side',
    'It is not your doing. Nothing was half-stored. Go back and try again in a minute.',
  ],
} as const

/** The page for what cannot be answered otherwise. Needs no database and no session. */
export function errorAnswer(c: Context, status: keyof typeof texts) {
  const [title, text] = texts[status]
  return page(
    c,
    <PlainPage title={title} error>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">Go to the front page</a>
      </p>
    </PlainPage>,
    { status: status === 400 ? 422 : status },
  )
}
