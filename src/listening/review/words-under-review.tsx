import { t } from '../../ui/i18n/staff/review.en.ts'
import { Quote } from '../../ui/quote/quote.tsx'
import type { ResponsePageProps } from './response-page.tsx'

/** What was said, question by question. */
export function WordsUnderReview({ response, asked }: ResponsePageProps) {
  if (response.words.length === 0) return <p>{t('review.no-words')}</p>
  return (
    <>
      {response.words.map(said => (
        <>
          {asked.get(said.question) ? <h2>{asked.get(said.question)}</h2> : null}
          <Quote language={said.language === 'en' ? undefined : said.language}>{said.words}</Quote>
        </>
      ))}
    </>
  )
}
