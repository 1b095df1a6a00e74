import { ButtonLink } from '../../ui/button/button.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import type { OpenWords } from './words-page.tsx'

/** Whether the words are in use, wait to be read, or came back, and why. Says nothing where they are in use. */
export function HowItStands({ open }: { readonly open: OpenWords }) {
  const { own } = open
  const t = publicText(open.language)
  if (own.state === 'held') {
    return (
      <Notice>
        <p>{t('review.held')}</p>
      </Notice>
    )
  }
  if (own.state !== 'returned') return null
  const { sentBack } = own
  return (
    <Notice>
      <h2>{t('review.returned')}</h2>
      <p>{t('review.returned-what', { date: t.date(sentBack?.at ?? own.receivedAt) })}</p>
      {sentBack && sentBack.reason !== 'other' ? <p>{t(`review.reason-${sentBack.reason}`)}</p> : null}
      {sentBack?.ownWords && open.shows === 'everything' ? (
        <>
          <p>{t('review.team-wrote')}</p>
          <p dir="auto">
            <bdi>{sentBack.ownWords}</bdi>
          </p>
        </>
      ) : null}
      {open.shows === 'everything' ? (
        <p>
          <ButtonLink href="/your-words/edit">{t('review.change-and-send')}</ButtonLink>
        </p>
      ) : (
        <>
          {sentBack?.ownWords ? <p>{t('review.team-wrote-locked')}</p> : null}
          <p>{t('review.without-pin')}</p>
        </>
      )}
    </Notice>
  )
}
