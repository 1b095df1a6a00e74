import { accountMenu, may, type Visit } from '../../trust/index.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t as outbox } from '../../ui/i18n/staff/outbox.en.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { StaffPage } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tag } from '../../ui/tag/tag.tsx'
import type { Programme } from '../programme.ts'
import { programmeNav } from '../programme-nav.ts'

export type ProgrammesPageProps = {
  readonly visit: Visit
  /** Those that this person has a part in. */
  readonly programmes: readonly Programme[]
  /** For who may see them: how many mails were given up lately. */
  readonly unsent: number
}

/** Where someone starts: their organisation's programmes. */
export function ProgrammesPage({ visit, programmes, unsent }: ProgrammesPageProps) {
  const { slug, name } = visit.organisation
  const begin = may(visit.actor, 'programme.create') ? (
    <ButtonLink href={`/o/${slug}/programmes/new`}>{t('programmes.begin')}</ButtonLink>
  ) : null
  const ofTheTeam = may(visit.actor, 'organisation.see')
  return (
    <StaffPage title={t('programmes.title')} account={accountMenu(visit)} width="reading">
      <PageHeading
        title={t('programmes.title')}
        lead={t('programmes.lead', { organisation: name })}
        actions={programmes.length > 0 ? begin : null}
      />
      {unsent > 0 ? (
        <Notice>
          <p>
            {outbox.rich('outbox.some-failed', {
              count: unsent,
              link: <a href={`/o/${slug}/outbox`}>{outbox('outbox.see-why')}</a>,
            })}
          </p>
        </Notice>
      ) : null}
      {programmes.length === 0 ? (
        <EmptyState
          sentence={ofTheTeam ? t('programmes.empty') : t('programmes.empty-partner')}
          action={begin}
        />
      ) : (
        <Table
          caption={t('programmes.caption')}
          captionHidden
          columns={[
            { label: t('programmes.name') },
            { label: t('programmes.state') },
            { label: t('programmes.since') },
            { label: t('programmes.address') },
            { label: <span class="hidden">{t('list.actions')}</span> },
          ]}
          rows={programmes.map(programme => [
            <a href={programmeNav(slug, programme.id).home}>{programme.title}</a>,
            <Tag kind={programme.state === 'open' ? 'chosen' : 'plain'}>{t(`state.${programme.state}`)}</Tag>,
            t.date(since(programme)),
            programme.state === 'draft' ? (
              t('programmes.not-public')
            ) : (
              <a href={`/p/${programme.code}`}>/p/{programme.code}</a>
            ),
            may(visit.actor, 'programme.edit', programme.id) ? (
              <a href={`${programmeNav(slug, programme.id).home}/settings`}>
                {t('programmes.set-up')}
                <span class="hidden"> {programme.title}</span>
              </a>
            ) : null,
          ])}
        />
      )}
    </StaffPage>
  )
}

function since(programme: Programme): Date {
  switch (programme.state) {
    case 'draft':
      return programme.madeAt
    case 'open':
      return programme.openedAt ?? programme.madeAt
    case 'closed':
      return programme.closedAt ?? programme.madeAt
  }
}
