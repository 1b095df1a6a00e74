import { Button, ButtonLink, ButtonRow } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Field } from '../../ui/field/field.tsx'
import { t } from '../../ui/i18n/staff/bank.en.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { formAddress } from '../builder/builder-address.ts'
import { BuilderFrame } from '../builder/builder-frame.tsx'
import type { FormPlace } from '../builder/builder-places.ts'
import type { FormContent } from '../forms/form.ts'
import type { Remark } from './remark.ts'

export const mostFormMegabytes = 3

/** Taking a form away as a file, and bringing one. */
export function FilePage(
  props: FormPlace & { readonly lost: readonly Remark[]; readonly error?: string | undefined },
) {
  const { lost, error } = props
  const at = formAddress(props)
  return (
    <BuilderFrame {...props} title={t('file.title')} error={error !== undefined}>
      <ErrorSummary
        errors={error === undefined ? [] : [{ field: 'file', message: error }]}
        heading={builder('question.summary')}
        kept={null}
      />
      <PageHeading title={t('file.title')} lead={t('file.lead')} />
      <h2>{t('file.take')}</h2>
      <ButtonRow>
        <ButtonLink kind="outlined" href={`${at.form}/file/form.json`} download>
          {t('file.take-json')}
        </ButtonLink>
        <ButtonLink kind="outlined" href={`${at.form}/file/form.xlsx`} download>
          {t('file.take-xlsform')}
        </ButtonLink>
      </ButtonRow>
      {lost.length > 0 ? (
        <Details summary={t('file.lost', { count: lost.length })}>
          <ul>
            {lost.map(({ what }) => (
              <li>{what}</li>
            ))}
          </ul>
        </Details>
      ) : null}
      <h2>{t('file.bring')}</h2>
      <p>{t('file.replaces')}</p>
      <form method="post" action={`${at.form}/import/file`} enctype="multipart/form-data">
        <Field
          frame={{
            name: 'file',
            label: t('file.bring-label'),
            hint: t('file.bring-hint', { size: mostFormMegabytes }),
            error,
          }}
        >
          <input
            class="field__input"
            type="file"
            id="file"
            name="file"
            accept=".json,.xlsx,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
            aria-invalid={error ? 'true' : undefined}
          />
        </Field>
        <Button>{t('file.bring-button')}</Button>
      </form>
    </BuilderFrame>
  )
}

type ReadPageProps = FormPlace & {
  readonly name: string
  readonly content: FormContent
  readonly remarks: readonly Remark[]
  /** The form as it is sent again when it is used. */
  readonly file: string
}

/** What a file asks and what of it could not be carried over, before anything is changed. */
export function ReadPage(props: ReadPageProps) {
  const { content, remarks } = props
  const at = formAddress(props)
  const first = content.languages[0]!
  return (
    <BuilderFrame
      {...props}
      title={t('file.read-title')}
      under={[{ label: t('file.title'), href: `${at.form}/file` }]}
      width="reading"
    >
      <PageHeading
        title={t('file.read-title')}
        lead={t('file.read', { name: props.name, count: content.questions.length })}
      />
      <h2>
        {remarks.length === 0 ? t('file.all-carried') : t('file.not-carried', { count: remarks.length })}
      </h2>
      {remarks.length > 0 ? (
        <Table
          caption={t('file.not-carried', { count: remarks.length })}
          captionHidden
          columns={[{ label: t('file.where') }, { label: t('file.what') }]}
          rows={remarks.map(remark => [placeOf(remark), remark.what])}
        />
      ) : null}
      <h2>{t('file.questions')}</h2>
      <ol>
        {content.questions.map(one => (
          <li>
            {one.texts[first]?.question} ({builder(`kind.${one.kind}`)})
          </li>
        ))}
      </ol>
      <form method="post" action={`${at.form}/file/use`}>
        <input type="hidden" name="form" value={props.file} />
        <p>{t('file.replaces')}</p>
        <ButtonRow>
          <Button>{t('file.use')}</Button>
          <ButtonLink kind="outlined" href={`${at.form}/file`}>
            {t('file.other')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </BuilderFrame>
  )
}

function placeOf({ sheet, row, column }: Remark): string {
  if (sheet === undefined || row === undefined) return '–'
  return column === undefined ? t('file.cell', { sheet, row }) : t('file.cell-column', { sheet, row, column })
}
