import { Details } from '../../ui/details/details.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import type { Conversation } from './conversation.ts'

/** Before anything is asked: what it can lead to. The programme's own words, in the language it wrote them in. */
export function WhoDecides({ conversation }: { conversation: Conversation }) {
  const t = publicText(conversation.language)
  const { canChange, cannotChange, whoDecides, decidesBy, writtenIn } = conversation.programme
  const own = writtenIn === conversation.language ? undefined : writtenIn
  return (
    <Details summary={t('start.what-and-who')}>
      <dl>
        <dt>{t('start.can-change')}</dt>
        <dd lang={own}>{canChange}</dd>
        <dt>{t('start.cannot-change')}</dt>
        <dd lang={own}>{cannotChange}</dd>
        <dt>{t('start.who-decides')}</dt>
        <dd lang={own}>{whoDecides}</dd>
        {decidesBy ? (
          <>
            <dt>{t('start.by-when')}</dt>
            <dd>{t.date(new Date(decidesBy))}</dd>
          </>
        ) : null}
      </dl>
      <p>{t('start.voluntary')}</p>
    </Details>
  )
}
