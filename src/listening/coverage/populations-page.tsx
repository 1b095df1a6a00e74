import type { FieldError } from '../../platform/http/form.ts'
import { type Programme, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/i18n/staff/populations.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Progress } from '../../ui/progress/progress.tsx'
import { Table } from '../../ui/table/table.tsx'
import { FileField } from './file-field.tsx'
import type { PopulationTable } from './population-table.sql.ts'
import type { PostcodeTable } from './postcodes.sql.ts'
import { ReachFrame } from './reach-frame.tsx'

export type PopulationsPageProps = {
  readonly visit: Visit
  readonly programme: Programme
  readonly own: PopulationTable | undefined
  readonly postcodes: readonly PostcodeTable[]
  readonly mayLoadPostcodes: boolean
  readonly errors?: readonly FieldError[]
  readonly notice?: string | undefined
}

/** Where an organisation brings population figures of its own, and the table of postcodes. */
export function PopulationsPage(props: PopulationsPageProps) {
  const { visit, programme, own, errors = [] } = props
  const { reach } = programmeNav(visit.organisation.slug, programme.id)
  const errorOf = (field: string) =>
    errors
      .filter(error => error.field === field)
      .map(error => error.message)
      .join(' ') || undefined
  return (
    <ReachFrame
      visit={visit}
      programme={programme}
      title={t('title')}
      notice={props.notice}
      error={errors.length > 0}
      width="reading"
    >
      <ErrorSummary errors={errors} heading={t('summary')} kept={null} />
      <PageHeading title={t('title')} lead={t('lead')} />
      <h2>{t('own.title')}</h2>
      <p>{t('own.lead')}</p>
      <p class="small">{t('own.known')}</p>
      <p>
        {own
          ? t('own.loaded', { name: own.name, count: own.figures.length, date: t.date(own.loadedAt) })
          : t('own.none')}
      </p>
      <form method="post" action={`${reach}/populations/file`} enctype="multipart/form-data" novalidate>
        <FileField name="file" id="figures" label={t('own.file')} error={errorOf('figures')} />
        <Button>{t('own.load')}</Button>
      </form>
      <p>
        <a href={`${reach}/populations/template.csv`}>{t('own.template')}</a>
      </p>
      {own ? (
        <form method="post" action={`${reach}/populations/remove`}>
          <Button kind="berry">{t('own.remove')}</Button>
        </form>
      ) : null}
      <h2 id="postcodes">{t('postcodes.title')}</h2>
      <p>{t('postcodes.lead')}</p>
      <Postcodes {...props} here={`${reach}/populations`} />
      {props.mayLoadPostcodes ? (
        <>
          <form method="post" action={`${reach}/postcodes/file`} enctype="multipart/form-data" novalidate>
            <FileField
              name="file"
              id="postcode-file"
              label={t('postcodes.file')}
              error={errorOf('postcode-file')}
            />
            <Button kind="outlined">{t('postcodes.load')}</Button>
          </form>
          {props.postcodes.some(one => one.state === 'used') ? (
            <form method="post" action={`${reach}/postcodes/remove`}>
              <Button kind="berry">{t('postcodes.remove')}</Button>
            </form>
          ) : null}
        </>
      ) : null}
    </ReachFrame>
  )
}

function Postcodes({ postcodes, here }: PopulationsPageProps & { readonly here: string }) {
  const used = postcodes.find(one => one.state === 'used')
  const going = postcodes.find(one => one.state === 'waiting' || one.state === 'running')
  const newest = postcodes[0]
  return (
    <>
      <p>{used ? usedSentence(used) : t('postcodes.none')}</p>
      {used && used.rowsRefused > 0 ? <Refused table={used} /> : null}
      {going ? (
        <Progress
          id="postcodes-progress"
          label={t('postcodes.reading', { name: going.fileName })}
          done={going.rowsRead}
          detail={t('postcodes.leave')}
          href={here}
        />
      ) : null}
      {newest?.state === 'failed' ? (
        <>
          <Notice>{t('postcodes.failed', { name: newest.fileName, why: newest.failure ?? '' })}</Notice>
          {newest.rowsRefused > 0 ? <Refused table={newest} /> : null}
        </>
      ) : null}
    </>
  )
}

function usedSentence(used: PostcodeTable): string {
  const what = [
    ...(used.columns.area === undefined ? [] : [t('postcodes.area')]),
    ...(used.columns.quintile === undefined ? [] : [t('postcodes.quintile')]),
  ]
  const said = { name: used.fileName, count: used.rowsRead, date: t.date(used.madeAt) }
  return `${t('postcodes.used', said)} ${t('postcodes.has', { what: t.list(what) })}`
}

function Refused({ table }: { readonly table: PostcodeTable }) {
  return (
    <Table
      id={`refused-${table.id}`}
      caption={t('postcodes.refused', { count: table.rowsRefused })}
      columns={[
        { label: t('postcodes.refused-row') },
        { label: t('postcodes.refused-column') },
        { label: t('postcodes.refused-why') },
      ]}
      rows={table.refusals.slice(0, 10).map(one => [t.number(one.row), one.column, one.why])}
    />
  )
}
