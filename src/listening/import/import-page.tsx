import { programmeNav, streamAddress } from '../../programmes/index.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Followed } from '../../ui/progress/followed.tsx'
import { Progress } from '../../ui/progress/progress.tsx'
import { Stat, StatRow } from '../../ui/stat/stat.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Table } from '../../ui/table/table.tsx'
import { importedUses, type WordsImport } from './import.ts'
import { importsAddress } from './import-address.ts'
import { ImportPage, type ImportPlace } from './import-frame.tsx'
import type { Refusal } from './imports.sql.ts'

export type OneImportProps = ImportPlace & {
  readonly imported: WordsImport
  readonly refusals: readonly Refusal[]
  readonly silent: boolean
  readonly mayRead: boolean
}

/** An import under way: how far it is, and a way to stop it. */
export function UnderWayPage(props: OneImportProps) {
  const { imported, silent } = props
  const here = `${importsAddress(props)}/${imported.id}`
  const { counts, fileName } = imported
  const removing = imported.state === 'removing'
  const label = removing
    ? t('progress.removing', { file: fileName })
    : t(imported.state === 'waiting' ? 'progress.waiting' : 'progress.running', { file: fileName })
  return (
    <ImportPage {...props} title={fileName}>
      <Followed
        id="one-import"
        stream={streamAddress(props.visit.organisation.slug, props.programme.id)}
        page={here}
        say={label}
      >
        <h1>
          <bdi>{fileName}</bdi>
        </h1>
        <Progress
          label={label}
          done={removing ? imported.removed : counts.read}
          total={removing ? counts.stored : imported.total}
          detail={
            <>
              {removing
                ? null
                : t('progress.counts', {
                    stored: counts.stored,
                    known: counts.known,
                    refused: counts.refused,
                  })}{' '}
              {t('progress.leave')}
            </>
          }
          href={here}
        />
        {silent ? <Notice>{t('progress.silent')}</Notice> : null}
        <form method="post" action={`${here}/go-on`}>
          <ButtonRow>
            {silent ? <Button>{t('progress.go-on')}</Button> : null}
            {removing ? null : (
              <Button kind="outlined" formAction={`${here}/stop`}>
                {t('progress.stop')}
              </Button>
            )}
          </ButtonRow>
        </form>
      </Followed>
    </ImportPage>
  )
}

/** An import that is over: what became of its rows, and what was recorded about them. */
export function FinishedPage(props: OneImportProps) {
  const { imported, refusals } = props
  const here = `${importsAddress(props)}/${imported.id}`
  const { counts, state } = imported
  const { listen } = programmeNav(props.visit.organisation.slug, props.programme.id)
  const words = `${listen}/${props.activity.id}/words`
  return (
    <ImportPage {...props} title={imported.fileName}>
      <Followed id="one-import" stream={undefined} page={here} say={t(`state.${state}`)}>
        <PageHeading title={<bdi>{imported.fileName}</bdi>} lead={t(`state.${state}`)} />
        {state === 'stopped' ? <Notice>{t('done.stopped')}</Notice> : null}
        {state === 'removed' ? <Notice>{t('removed.notice', { count: imported.removed })}</Notice> : null}
        {state === 'failed' ? (
          <Notice>
            <p>{imported.failure}</p>
            <form method="post" action={`${here}/go-on`}>
              <ButtonRow>
                <Button>{t('progress.go-on')}</Button>
                <Button kind="outlined" formAction={`${here}/stop`}>
                  {t('progress.stop')}
                </Button>
              </ButtonRow>
            </form>
          </Notice>
        ) : null}
        <StatRow>
          <Stat
            value={t.number(counts.stored)}
            label={t('done.stored')}
            href={props.mayRead && state !== 'removed' && counts.stored > 0 ? words : undefined}
          />
          <Stat value={t.number(counts.known)} label={t('done.known')} />
          <Stat
            value={t.number(counts.refused)}
            label={t('done.refused')}
            href={refusals.length > 0 ? '#refused' : undefined}
          />
        </StatRow>
        {counts.takenBack > 0 ? (
          <Notice>
            <p>{t('done.taken-back', { count: counts.takenBack })}</p>
            <p>{t('done.taken-back-why')}</p>
          </Notice>
        ) : null}
        {refusals.length > 0 ? <Refused {...props} here={here} /> : null}
        <h2>{t('done.record')}</h2>
        <Record {...props} />
        {counts.stored > 0 && state !== 'removed' ? (
          <p>
            <a href={`${here}/remove`}>{t('done.remove')}</a>
          </p>
        ) : null}
      </Followed>
    </ImportPage>
  )
}

function Refused({ refusals, imported, here }: OneImportProps & { readonly here: string }) {
  return (
    <>
      <h2 id="refused">{t('done.refused-title')}</h2>
      <p>{t('done.refused-lead')}</p>
      <p>
        <ButtonLink kind="outlined" href={`${here}/refused.csv`} download>
          {t('done.refused-download')}
        </ButtonLink>
      </p>
      {refusals.length < imported.counts.refused ? (
        <p>{t('done.refused-first', { count: refusals.length })}</p>
      ) : null}
      <Table
        caption={t('done.refused')}
        captionHidden
        columns={[{ label: t('refused.row') }, { label: t('done.why') }]}
        rows={refusals.map(({ row, reason }) => [t.number(row), reason])}
      />
    </>
  )
}

function Record({ imported }: OneImportProps) {
  const { permission } = imported
  const uses = importedUses.filter(use => permission?.[use])
  const stated = imported.recordedAt
    ? t('attribution.by', {
        name: imported.recordedBy ?? t('list.nobody'),
        date: t.date(imported.recordedAt, 'moment'),
      })
    : '–'
  return (
    <SummaryList
      rows={[
        {
          label: t('done.permission'),
          value: (
            <ul class="plain-list">
              {uses.map(use => (
                <li>{t(`permission.${use}`)}</li>
              ))}
            </ul>
          ),
        },
        { label: t('done.source'), value: <bdi>{imported.permissionSource || '–'}</bdi> },
        ...(imported.attribution
          ? [{ label: t('done.attribution'), value: <bdi>{imported.attribution}</bdi> }]
          : []),
        { label: t('done.recorded-by'), value: stated },
        {
          label: t('done.brought-by'),
          value: t('attribution.by', {
            name: imported.madeBy ?? t('list.nobody'),
            date: t.date(imported.madeAt, 'moment'),
          }),
        },
      ]}
    />
  )
}

/** Before the words of an import are taken out: what that means. */
export function RemovePage(props: ImportPlace & { readonly imported: WordsImport }) {
  const { imported } = props
  const here = `${importsAddress(props)}/${imported.id}`
  return (
    <ImportPage {...props} title={t('remove.title')} width="narrow">
      <h1>{t('remove.title')}</h1>
      <p>
        <b>
          <bdi>{imported.fileName}</bdi>
        </b>
      </p>
      <Notice>
        <p>{t('remove.copies')}</p>
      </Notice>
      <p>{t('remove.what', { count: imported.counts.stored })}</p>
      <p>{t('remove.stays')}</p>
      <p>{t('remove.again')}</p>
      <form method="post" action={`${here}/remove`}>
        <ButtonRow>
          <Button kind="berry">{t('remove.button')}</Button>
          <ButtonLink kind="outlined" href={here}>
            {t('remove.keep')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </ImportPage>
  )
}
