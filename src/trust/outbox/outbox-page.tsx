import type { OutboxEntry } from '../../platform/mail/mail.ts'
import { Details } from '../../ui/details/details.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { StaffPage } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { accountMenu } from '../account-menu.ts'
import type { Visit } from '../visit.ts'
import { LinkedMail } from './linked-mail.tsx'

/** The mails of an organisation. Their texts only where no mail server takes them to whom they are for. */
export function OutboxPage(props: {
  readonly visit: Visit
  readonly mails: readonly OutboxEntry[]
  readonly sendsMail: boolean
}) {
  const { visit, mails, sendsMail } = props
  const organisation = visit.organisation.name
  return (
    <StaffPage title={t('outbox.title')} account={accountMenu(visit)} width="reading">
      <PageHeading
        title={t('outbox.title')}
        lead={sendsMail ? t('outbox.lead-sent', { organisation }) : t('outbox.lead-kept')}
      />
      {mails.length === 0 ? (
        <EmptyState sentence={t('outbox.empty')} />
      ) : sendsMail ? (
        <Table
          caption={t('outbox.caption')}
          captionHidden
          columns={[
            { label: t('outbox.to') },
            { label: t('outbox.subject') },
            { label: t('outbox.written') },
            { label: t('outbox.state') },
          ]}
          rows={mails.map(mail => [mail.to, mail.subject, t.date(mail.madeAt, 'moment'), stateOf(mail)])}
        />
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

function stateOf({ sentAt, attempts }: OutboxEntry): string {
  if (sentAt) return t('outbox.sent', { date: t.date(sentAt, 'moment') })
  return attempts === 0 ? t('outbox.waiting') : t('outbox.tries', { count: attempts })
}
