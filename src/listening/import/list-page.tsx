import type { FieldError } from '../../platform/http/form.ts'
import { Button, ButtonRow } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { describedBy, Field, type FieldFrame } from '../../ui/field/field.tsx'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { mostFileBytes, type WordsImport } from './import.ts'
import { importsAddress } from './import-address.ts'
import { ImportPage, type ImportPlace } from './import-frame.tsx'

export type ImportsPageProps = ImportPlace & {
  readonly imports: readonly WordsImport[]
  readonly error?: string | undefined
}

/** The largest file, as people say it. */
export const largestFile = `${Math.round(mostFileBytes / 1024 / 1024)} MB`

/** A new file, and those that were brought in before. */
export function ImportsPage(props: ImportsPageProps) {
  const here = importsAddress(props)
  const errors: FieldError[] = props.error ? [{ field: 'file', message: props.error }] : []
  const frame: FieldFrame = {
    name: 'file',
    label: t('upload.file'),
    hint: t('upload.hint', { size: largestFile }),
    error: props.error,
  }
  return (
    <ImportPage {...props} title={t('list.title')} error={errors.length > 0} width="wide">
      <ErrorSummary errors={errors} heading={t('upload.summary')} kept={null} />
      <PageHeading title={t('list.title')} lead={t('list.lead')} />
      <section aria-labelledby="bring">
        <h2 id="bring">{t('upload.title')}</h2>
        <form method="post" action={`${here}/file`} enctype="multipart/form-data" novalidate>
          <Field frame={frame}>
            <input
              class="field__input"
              id="file"
              name="file"
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              {...describedBy(frame)}
            />
          </Field>
          <ButtonRow>
            <Button>{t('upload.button')}</Button>
          </ButtonRow>
        </form>
      </section>
      <h2>{t('list.earlier')}</h2>
      {props.imports.length === 0 ? (
        <EmptyState sentence={t('list.none')} />
      ) : (
        <Earlier {...props} here={here} />
      )}
    </ImportPage>
  )
}

function Earlier({ imports, here }: ImportsPageProps & { readonly here: string }) {
  return (
    <Table
      caption={t('list.earlier')}
      captionHidden
      columns={[
        { label: t('list.file') },
        { label: t('list.stored'), numeric: true },
        { label: t('list.known'), numeric: true },
        { label: t('list.refused'), numeric: true },
        { label: t('list.by') },
      ]}
      rows={imports.map(imported => [
        <>
          <a href={`${here}/${imported.id}`}>
            <bdi>{imported.fileName}</bdi>
          </a>
          <br />
          <small>{t(`state.${imported.state}`)}</small>
        </>,
        t.number(imported.counts.stored),
        t.number(imported.counts.known),
        t.number(imported.counts.refused),
        <>
          {t('list.on', { name: imported.madeBy ?? t('list.nobody'), date: t.date(imported.madeAt) })}
          {imported.permissionSource ? (
            <>
              <br />
              <small>
                <bdi>{imported.permissionSource}</bdi>
              </small>
            </>
          ) : null}
        </>,
      ])}
    />
  )
}
