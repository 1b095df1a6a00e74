import { t } from '../../ui/i18n/staff/listen.en.ts'
import { Quote } from '../../ui/quote/quote.tsx'
import type { SaidRow } from './conversations.sql.ts'

/** One thing said, with what its author allows, for the team. */
export function Said({ said }: { said: SaidRow }) {
  const channel = said.channel === 'web' || said.channel === 'import' ? said.channel : 'other'
  const facts = [
    t.date(said.receivedAt),
    t(`words.channel-${channel}`),
    t(said.quotation ? 'words.may-quote' : 'words.may-not-quote'),
    ...(said.analysis ? [] : [t('words.not-analysis')]),
  ]
  const by = (
    <>
      {said.asked === undefined ? null : (
        <>
          {t.rich('words.asked', { question: <bdi>{said.asked}</bdi> })}
          <br />
        </>
      )}
      {facts.join(' · ')}
    </>
  )
  return (
    <Quote language={said.language === 'en' ? undefined : said.language} by={by}>
      {said.words}
    </Quote>
  )
}
