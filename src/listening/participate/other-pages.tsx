import { ButtonLink } from '../../ui/button/button.tsx'
import type { Language } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { PlainPage } from '../../ui/layout.tsx'
import type { Conversation } from './conversation.ts'
import { ListeningPage } from './listening-page.tsx'

/** For a code that leads nowhere, with a way on. */
export function NoSuchCodePage({ language }: { language: Language }) {
  const t = publicText(language)
  return (
    <PlainPage title={t('problem.404')} language={language} error>
      <h1>{t('problem.404')}</h1>
      <p>{t('error.code-unknown')}</p>
      <p>{t('problem.404-what')}</p>
      <p>
        <a href={`/?language=${language}`}>{t('problem.start')}</a>
      </p>
    </PlainPage>
  )
}

/** For a conversation that is not open: not yet, or no more. */
export function ClosedPage({ conversation }: { conversation: Conversation }) {
  const t = publicText(conversation.language)
  return (
    <ListeningPage conversation={conversation} title={t('problem.code-closed')}>
      <h1>{t('problem.code-closed')}</h1>
      <p>{t('problem.code-closed-what')}</p>
      <p>
        <a href={`/p/${conversation.programme.code}`}>{conversation.programme.title}</a>
      </p>
      <p>
        <a href="/your-words">{t('words.find-heading')}</a>
      </p>
    </ListeningPage>
  )
}

/** After "stop without sending". */
export function StoppedPage({ conversation }: { conversation: Conversation }) {
  const t = publicText(conversation.language)
  return (
    <ListeningPage conversation={conversation} title={t('question.stopped')} translated={false}>
      <h1>{t('question.stopped')}</h1>
      <p>{t('question.stopped-what')}</p>
      <ButtonLink kind="outlined" href={`/c/${conversation.activity.code}/${conversation.language}`}>
        {t('question.start-again')}
      </ButtonLink>
    </ListeningPage>
  )
}

/** Where far more comes from one place than a hall could send. Going back keeps what was written. */
export function TooFastPage({ conversation, minutes }: { conversation: Conversation; minutes: number }) {
  const t = publicText(conversation.language)
  return (
    <ListeningPage conversation={conversation} title={t('problem.429')} error translated={false}>
      <h1>{t('problem.429')}</h1>
      <p>{t('problem.429-what', { count: minutes })}</p>
      <p>{t('error.kept')}</p>
    </ListeningPage>
  )
}
