import { t } from '../../ui/i18n/staff/review.en.ts'
import { Quote } from '../../ui/quote/quote.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { answerRow } from '../participate/answers/answer-row.tsx'
import type { ResponsePageProps } from './response-page.tsx'

/** What was said, question by question. */
export function WordsUnderReview(props: ResponsePageProps) {
  const { response, asked } = props
  return (
    <>
      {response.words.length === 0 ? <p>{t('review.no-words')}</p> : null}
      {response.words.map(said => (
        <>
          {asked.get(said.question) ? <h2>{asked.get(said.question)}</h2> : null}
          <Quote language={said.language === 'en' ? undefined : said.language}>{said.words}</Quote>
        </>
      ))}
      <Chosen {...props} />
    </>
  )
}

/** What was chosen, ranked or counted, beside the words. */
function Chosen({ response, form, areas }: ResponsePageProps) {
  const rows = (form?.questions ?? []).flatMap(asked => {
    const answer = response.answers[asked.key]
    const reading = { language: 'en', first: form!.languages[0]!, easy: false } as const
    return answer ? [answerRow({ asked, reading, areas, answer })] : []
  })
  return rows.length === 0 ? null : <SummaryList rows={rows} />
}
