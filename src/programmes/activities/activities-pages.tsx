import { may, type ProgrammeVisit } from '../../trust/index.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { QrCode } from '../../ui/qr-code/qr-code.tsx'
import { RowActions } from '../../ui/row-actions/row-actions.tsx'
import { Tag } from '../../ui/tag/tag.tsx'
import type { Activity } from '../activity.ts'
import type { Programme } from '../programme.ts'
import { programmeNav } from '../programme-nav.ts'
import { ListFrame } from '../settings/list-frame.tsx'

export type ActivitiesPageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly activities: readonly Activity[]
  readonly notice?: StaffPageProps['notice']
}

/** The ways in which people take part, each to be opened and closed. */
export function ActivitiesPage({ visit, programme, activities, notice }: ActivitiesPageProps) {
  const { slug } = visit.organisation
  const at = `/o/${slug}/p/${programme.id}/settings/activities`
  const mayOpen = may(visit.actor, 'programme.open', programme.id)
  return (
    <ListFrame visit={visit} programme={programme} title={t('activities.title')} notice={notice}>
      <PageHeading title={t('activities.title')} lead={t('activities.lead')} />
      {activities.length === 0 ? (
        <EmptyState
          sentence={t('activities.empty')}
          action={
            <ButtonLink href={programmeNav(slug, programme.id).listen}>{t('activities.listen')}</ButtonLink>
          }
        />
      ) : (
        activities.map(activity => (
          <article aria-labelledby={`activity-${activity.id}`}>
            <h2 id={`activity-${activity.id}`}>
              {activity.title}{' '}
              <Tag kind={activity.state === 'open' ? 'chosen' : 'plain'}>{t(`state.${activity.state}`)}</Tag>
            </h2>
            <p>{t('activities.facts', { kind: t(`kind.${activity.kind}`), code: activity.code })}</p>
            <RowActions>
              <a href={`${at}/${activity.id}/share`}>
                {t('activities.share')}
                <span class="hidden"> {activity.title}</span>
              </a>
              {mayOpen ? (
                <Button
                  kind="link"
                  formAction={`${at}/${activity.id}/${activity.state === 'open' ? 'close' : 'open'}`}
                >
                  {activity.state === 'open'
                    ? t('activities.close')
                    : activity.state === 'closed'
                      ? t('activities.open-again')
                      : t('activities.open')}
                  <span class="hidden"> {activity.title}</span>
                </Button>
              ) : null}
            </RowActions>
            <hr />
          </article>
        ))
      )}
    </ListFrame>
  )
}

export type SharePageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly activity: Activity
  /** `https://rowan.example` */
  readonly publicUrl: string
}

/** The address of an activity, for a poster, a letter or to be read out. */
export function SharePage({ visit, programme, activity, publicUrl }: SharePageProps) {
  const address = `${publicUrl}/c/${activity.code}`
  return (
    <ListFrame
      visit={visit}
      programme={programme}
      title={`${activity.title} – ${t('share.title')}`}
      above="activities"
    >
      <p class="no-print">{t('share.lead')}</p>
      <h1 lang={programme.writtenIn}>{activity.title}</h1>
      <p>{programme.title}</p>
      <p>
        <QrCode text={address} label={t('share.qr', { title: activity.title })} large />
      </p>
      <h2>
        {t('share.type')} {address.replace(/^https?:\/\//, '')}
      </h2>
      <p>{t('share.scan')}</p>
    </ListFrame>
  )
}
