import type { Child } from 'hono/jsx'
import type { OutboxEntry } from '../../platform/mail/mail.ts'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t } from '../../ui/i18n/staff/outbox.en.ts'
import { StaffPage, type StaffPageProps } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { accountMenu } from '../account-menu.ts'
import type { Visit } from '../visit.ts'
import { LinkedMail } from './linked-mail.tsx'

export type OutboxPageProps = {
  readonly visit: Visit
  /** The newest first. */
  readonly mails: readonly OutboxEntry[]
  /** Those of the last seven days that are not tried any more. */
  readonly givenUp: readonly OutboxEntry[]
  readonly sendsMail: boolean
  readonly now: Date
  readonly notice?: StaffPageProps['notice']
  /** Why what was asked for could not be done. */
  readonly error?: string | undefined
}

/** The mails of an organisation. Their texts only where no mail server takes them to whom they are for. */
export function OutboxPage(props: OutboxPageProps) {
  const { visit, mails, sendsMail } = props
  const organisation = visit.organisation.name
  return (
    <StaffPage
      title={t('outbox.title')}
      account={accountMenu(visit)}
      width="reading"
      notice={props.notice}
      error={props.error !== undefined}
    >
      <PageHeading
        title={t('outbox.title')}
        lead={sendsMail ? t('outbox.lead-sent', { organisation }) : t('outbox.lead-kept')}
      />
      {props.error === undefined ? null : (
        <Notice>
          <p>{props.error}</p>
        </Notice>
      )}
      {mails.length === 0 ? (
        <EmptyState sentence={t('outbox.empty')} />
      ) : sendsMail ? (
        <Sent {...props} />
      ) : (
        mails.map(mail => (
          <article>
            <h2>{mail.subject}</h2>
            <p class="small">{t('outbox.about', { to: mail.to, date: t.date(mail.madeAt, 'moment') })}</p>
            <Details summary={t('outbox.read')}>
              <LinkedMail text={mail.text} />
            </Details>
          </article>
        ))
      )}
    </StaffPage>
  )
}

function Sent(props: OutboxPageProps) {
  const { givenUp, mails } = props
  return (
    <>
      {givenUp.length === 0 ? null : (
        <section aria-labelledby="failed-heading">
          <h2 id="failed-heading">{t('outbox.failed')}</h2>
          <p>{t('outbox.failed-lead')}</p>
          <ul class="plain-list">
            {givenUp.map(mail => (
              <li>
                <GivenUp {...props} mail={mail} />
              </li>
            ))}
          </ul>
          <h2>{t('outbox.all')}</h2>
        </section>
      )}
      <ul class="plain-list" aria-label={t('outbox.caption')}>
        {mails.map(mail => (
          <li>
            <p>
              <b>{mail.subject}</b>
              <br />
              <span class="small">
                {t('outbox.about', { to: mail.to, date: t.date(mail.madeAt, 'moment') })}
              </span>
              <br />
              {stateOf(mail)}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function GivenUp({ visit, mail, now }: OutboxPageProps & { readonly mail: OutboxEntry }) {
  const { id, to, subject } = mail
  return (
    <article>
      <h3>{subject}</h3>
      <p class="small">{t('outbox.about', { to, date: t.date(mail.madeAt, 'moment') })}</p>
      <p>{whyOf(mail)}</p>
      {mail.holdsUntil > now ? (
        <form method="post" action={`/o/${visit.organisation.slug}/outbox/${id}/again`}>
          <Button kind="outlined" small>
            {t('outbox.send-again')}
            <span class="hidden"> {t('outbox.which', { to, subject })}</span>
          </Button>
        </form>
      ) : mail.failure === 'too_late' ? null : (
        <p>{t('outbox.why-too_late')}</p>
      )}
    </article>
  )
}

/** Why it was not sent, what the server answered and how often it was tried. */
function whyOf({ failure, reply, attempts }: OutboxEntry): string {
  return [
    failure && t(`outbox.why-${failure}`),
    reply && t('outbox.reply', { reply }),
    attempts > 0 && t('outbox.tries', { count: attempts }),
  ]
    .filter(Boolean)
    .join(' ')
}

function stateOf(mail: OutboxEntry): Child {
  const { sentAt, gaveUpAt, failure, dueAt } = mail
  if (sentAt) return t('outbox.sent', { date: t.date(sentAt, 'moment') })
  if (gaveUpAt) return t('outbox.gave-up', { date: t.date(gaveUpAt, 'moment') })
  if (!failure) return t('outbox.waiting')
  return (
    <>
      {t('outbox.again-at', { date: t.date(dueAt, 'moment') })}
      <br />
      <span class="small">{whyOf(mail)}</span>
    </>
  )
}
