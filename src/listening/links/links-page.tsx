import { type Activity, programmeNav } from '../../programmes/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { NumberField, TextArea } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/links.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import { ListenPage, type Place } from '../conversations/views.tsx'
import { type LinkCount, mostLinks } from './link-count.ts'

type LinksPageProps = Place & {
  readonly activity: Activity
  readonly counts: readonly LinkCount[]
  readonly count: string
  readonly list: string
  readonly refused: boolean
}

/** Makes personal links, and says what is known of them. */
export function LinksPage(props: LinksPageProps) {
  const { activity, counts, refused } = props
  const { listen } = programmeNav(props.visit.organisation.slug, props.programme.id)
  const wrong = refused ? t('links.wrong', { most: mostLinks }) : undefined
  return (
    <ListenPage
      {...props}
      title={t('links.title')}
      under={[{ label: activity.title, href: `${listen}/${activity.id}` }]}
      error={refused}
      width="narrow"
    >
      <ErrorSummary
        errors={wrong ? [{ field: 'count', message: wrong }] : []}
        heading={t('links.summary')}
        kept={null}
      />
      <h1>{t('links.title')}</h1>
      <p class="lead">{t('links.lead')}</p>
      <Notice>{t('links.known')}</Notice>
      <form method="post" action={`${listen}/${activity.id}/links`} novalidate>
        <NumberField
          name="count"
          label={t('links.count')}
          hint={t('links.count-hint', { most: mostLinks })}
          value={props.count}
          error={wrong}
        />
        <TextArea
          name="list"
          label={t('links.list')}
          hint={t('links.list-hint')}
          value={props.list}
          optional
        />
        <p>{t('links.once')}</p>
        <Button>{t('links.make')}</Button>
      </form>
      {counts.length === 0 ? null : (
        <Table
          caption={t('links.made')}
          columns={[
            { label: t('links.day') },
            { label: t('links.many'), numeric: true },
            { label: t('links.used'), numeric: true },
          ]}
          rows={counts.map(one => [
            t.date(new Date(one.madeOn)),
            t.number(Number(one.made)),
            t.number(Number(one.used)),
          ])}
        />
      )}
    </ListenPage>
  )
}
