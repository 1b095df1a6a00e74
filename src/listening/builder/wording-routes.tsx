import { type Context, Hono } from 'hono'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { notThere } from '../../trust/index.ts'
import type { Language } from '../../ui/i18n/language.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { withChanged } from './arrange.ts'
import { type BuilderPlaces, formPath, type QuestionPlace, seenMark } from './builder-places.ts'
import { EasyPictures } from './easy-pictures.tsx'
import { MissingPage } from './missing-page.tsx'
import { fieldsInLanguage, fieldsOfEasy, readEasy, readInLanguage } from './wording-fields.ts'
import { WordingPage } from './wording-page.tsx'

type WordingPlace = QuestionPlace & { readonly language: Language; readonly easy: boolean }

/** A question in other languages and in Easy Read, and what each version lacks. */
export function wordingRoutes({ atForm, atQuestion, change }: BuilderPlaces): Hono {
  const app = new Hono()

  app.get(
    `${formPath}/missing`,
    atForm((c, place) => page(c, <MissingPage {...place} />)),
  )

  const atWording = (
    easy: boolean,
    handler: (c: Context, place: WordingPlace) => Response | Promise<Response>,
  ) =>
    atQuestion((c, place) => {
      const { languages } = place.form.content
      const language = languages.find(one => one === c.req.param('language'))
      if (!language) return notThere(c)
      // In its first language a question is written on its own page.
      if (!easy && language === languages[0]) return c.redirect(c.req.path.replace(/\/in\/[^/]+$/, ''), 303)
      return handler(c, { ...place, language, easy })
    })

  for (const easy of [false, true]) {
    const path = `${formPath}/question/:question/${easy ? 'easy' : 'in'}/:language`

    app.get(
      path,
      atWording(easy, (c, place) => {
        const { question, language } = place
        const fields = easy ? fieldsOfEasy(question, language) : fieldsInLanguage(question, language)
        return page(
          c,
          <WordingPage
            {...place}
            fields={fields}
            action={c.req.path}
            seen={seenMark(question)}
            notice={savedNotice(c, place)}
            below={easy ? <EasyPictures {...place} /> : null}
          />,
        )
      }),
    )

    app.post(
      path,
      atWording(easy, async (c, place) => {
        const { question, language } = place
        const fields = await readForm(c)
        const props = { ...place, fields, action: c.req.path, seen: seenMark(question) }
        if (fieldText(fields, 'seen') !== props.seen) {
          return page(c, <WordingPage {...props} changed />, { status: 409 })
        }
        const read = (easy ? readEasy : readInLanguage)(fields, question, language)
        if (!read.ok) return page(c, <WordingPage {...props} errors={read.errors} />, { status: 422 })
        await change(place, content => withChanged(content, read.question))
        return c.redirect(`${c.req.path}?done=saved`, 303)
      }),
    )
  }

  return app
}

/** Easy Read sentences have 15 words at the most (see "Easy Read" of Inclusion Europe's standard). */
const mostWords = 15

function savedNotice(c: Context, { easy, question, language }: WordingPlace): string | undefined {
  if (c.req.query('done') === 'picture') return t('picture.saved')
  if (c.req.query('done') !== 'saved') return undefined
  const text = easy ? question.easy[language] : undefined
  const long = text ? longSentences(`${text.question}\n${text.hint}`, language) : 0
  return long > 0 ? t('easy.long-sentence', { count: long }) : builder('done.saved')
}

function longSentences(text: string, language: Language): number {
  const words = new Intl.Segmenter(language, { granularity: 'word' })
  return text
    .split(/[.!?\n؟。！？]+/)
    .filter(sentence => [...words.segment(sentence)].filter(one => one.isWordLike).length > mostWords).length
}
