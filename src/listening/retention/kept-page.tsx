import { programmeNav } from '../../programmes/index.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t } from '../../ui/i18n/staff/retention.en.ts'
import { Table } from '../../ui/table/table.tsx'
import { ListenPage, type Place } from '../conversations/views.tsx'
import type { RetentionRun } from './retention.sql.ts'

type KeptPageProps = Place & {
  readonly keptMonths: number | undefined
  readonly dueAt: Date | undefined
  readonly now: Date
  readonly responses: number
  readonly runs: readonly RetentionRun[]
  readonly mayEdit: boolean
}

/** For how long words are kept, when they go, and what went. */
export function KeptPage(props: KeptPageProps) {
  const { keptMonths, dueAt, now, runs } = props
  const settings = `${programmeNav(props.visit.organisation.slug, props.programme.id).home}/settings/safeguards`
  return (
    <ListenPage {...props} title={t('kept.title')}>
      <h1>{t('kept.title')}</h1>
      {keptMonths === undefined ? (
        <EmptyState
          sentence={t('kept.not-said')}
          action={props.mayEdit ? <ButtonLink href={settings}>{t('kept.say')}</ButtonLink> : null}
        />
      ) : (
        <>
          <p class="lead">{t('kept.promise', { count: keptMonths })}</p>
          <p>
            {dueAt === undefined
              ? t('kept.counting')
              : dueAt > now
                ? t('kept.due', { date: t.date(dueAt) })
                : props.responses > 0
                  ? t('kept.being-deleted')
                  : null}{' '}
            {props.responses === 0 ? t('kept.nothing') : t('kept.responses', { count: props.responses })}
          </p>
          <p>{t('kept.what-stays')}</p>
          <h2>{t('kept.done')}</h2>
          {runs.length === 0 ? (
            <p>{t('kept.none-yet')}</p>
          ) : (
            <Table
              caption={t('kept.done')}
              captionHidden
              columns={[
                { label: t('kept.on') },
                { label: t('kept.after') },
                { label: t('kept.count'), numeric: true },
              ]}
              rows={runs.map(run => [
                t.date(run.at),
                t('kept.months', { count: run.keptMonths }),
                t.number(run.responses),
              ])}
            />
          )}
        </>
      )}
    </ListenPage>
  )
}
