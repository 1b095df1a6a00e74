import type { FieldError, FormFields } from '../../platform/http/form.ts'
import { fieldText } from '../../platform/http/form.ts'
import { Button, ButtonRow } from '../../ui/button/button.tsx'
import { Radios } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { Select, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Table } from '../../ui/table/table.tsx'
import { characteristicKinds } from '../forms/form.ts'
import { labelField, useField } from './guess-columns.ts'
import type { WordsImport } from './import.ts'
import { importsAddress } from './import-address.ts'
import { ImportPage, type ImportPlace } from './import-frame.tsx'
import type { OwnQuestion } from './read-columns.ts'
import { importLanguages } from './read-language.ts'
import type { Survey, SurveyedColumn } from './survey.ts'

export type ColumnsPageProps = ImportPlace & {
  readonly imported: WordsImport
  readonly survey: Survey
  readonly questions: readonly OwnQuestion[]
  readonly fields: FormFields
  readonly asBefore: boolean
  readonly errors?: readonly FieldError[]
}

const examplesShown = 3
const exampleLetters = 100
const previewRows = 5
const previewColumns = 6
const previewLetters = 60
/** A run without a space beyond this is cut: it would push everything beside it off the page. */
const longestRun = /\S{18,}/gu
/** From this mean length on a column may hold words, and may name the question that they answer. */
const wordyLetters = 15

/** What a file looks like, and what each of its columns is. */
export function ColumnsPage(props: ColumnsPageProps) {
  const { imported, survey, fields, errors = [] } = props
  const here = `${importsAddress(props)}/${imported.id}`
  return (
    <ImportPage {...props} title={t('columns.title')} error={errors.length > 0} width="wide">
      <ErrorSummary errors={errors} heading={t('columns.summary')} kept={null} />
      <h1>{t('columns.title')}</h1>
      <p class="lead">{t('columns.lead')}</p>
      <About {...props} />
      {survey.sheets.length > 1 ? <Sheets survey={survey} action={`${here}/sheet`} /> : null}
      <FirstRows survey={survey} />
      <h2>{t('columns.choose')}</h2>
      {props.asBefore ? <Notice>{t('columns.same-as-before')}</Notice> : null}
      <form method="post" action={`${here}/columns`} novalidate>
        {survey.columns.map((column, index) => (
          <Column {...props} column={column} index={index} />
        ))}
        <Radios
          name="date_order"
          legend={t('columns.dates')}
          hint={t('columns.dates-hint')}
          value={fieldText(fields, 'date_order')}
          items={[
            { value: 'day', label: t('columns.dates-day') },
            { value: 'month', label: t('columns.dates-month') },
          ]}
        />
        <Radios
          name="language_by"
          legend={t('columns.language-by')}
          value={fieldText(fields, 'language_by')}
          error={errorFor(errors, 'language_by')}
          items={[
            { value: 'one', label: t('columns.language-one') },
            { value: 'column', label: t('columns.language-by-column') },
            {
              value: 'detected',
              label: t('columns.language-detect'),
              hint: t('columns.language-detect-hint'),
            },
          ]}
        />
        <Select
          name="language"
          label={t('columns.language')}
          hint={t('columns.language-hint')}
          options={importLanguages}
          value={fieldText(fields, 'language')}
          error={errorFor(errors, 'language')}
        />
        <p>{t('columns.same-file')}</p>
        <ButtonRow>
          <Button>{t('columns.next')}</Button>
          <Button kind="outlined" formAction={`${here}/discard`}>
            {t('columns.discard')}
          </Button>
        </ButtonRow>
      </form>
    </ImportPage>
  )
}

const delimiters = {
  ',': 'columns.by-comma',
  ';': 'columns.by-semicolon',
  '\t': 'columns.by-tab',
  '': 'columns.by-line',
} as const

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
}

function About({ imported, survey }: ColumnsPageProps) {
  const { unreadable } = survey
  const layout =
    survey.format === 'xlsx'
      ? t('columns.format-xlsx', { sheet: survey.sheet })
      : t('columns.format-csv', {
          encoding: encodings[survey.encoding] ?? survey.encoding,
          delimiter: t(delimiters[survey.delimiter as keyof typeof delimiters] ?? 'columns.by-comma'),
        })
  return (
    <>
      <SummaryList
        rows={[
          { label: t('columns.file'), value: <bdi>{imported.fileName}</bdi> },
          { label: t('columns.how-read'), value: layout },
          {
            label: t('columns.rows'),
            value: survey.whole
              ? t('columns.rows-whole', { count: survey.rows })
              : t('columns.rows-more', { count: survey.rows }),
          },
          {
            label: t('columns.unreadable'),
            value: unreadable.count === 0 ? t('columns.unreadable-none') : t.number(unreadable.count),
          },
        ]}
      />
      {unreadable.count > 0 ? (
        <Notice>
          <p>{t('columns.unreadable-lead', { count: unreadable.count })}</p>
          <Details summary={t('columns.unreadable-list')}>
            <ul>
              {unreadable.first.map(({ row, reason }) => (
                <li>{t('columns.unreadable-row', { row, reason })}</li>
              ))}
            </ul>
          </Details>
        </Notice>
      ) : null}
    </>
  )
}

/** How the file begins, narrow enough to be taken in: all columns are below, each with examples. */
function FirstRows({ survey }: { readonly survey: Survey }) {
  const cell = (text: string) => <bdi>{short(text, previewLetters)}</bdi>
  return (
    <>
      <h2>{t('columns.first')}</h2>
      {survey.columns.length > previewColumns ? (
        <p>{t('columns.first-columns', { shown: previewColumns, count: survey.columns.length })}</p>
      ) : null}
      <Table
        caption={t('columns.first')}
        captionHidden
        columns={[
          { label: t('columns.row') },
          ...survey.columns.slice(0, previewColumns).map(({ name }) => ({ label: cell(name) })),
        ]}
        rows={survey.first
          .slice(0, previewRows)
          .map((cells, index) => [t.number(index + 1), ...cells.slice(0, previewColumns).map(cell)])}
      />
    </>
  )
}

function Sheets({ survey, action }: { readonly survey: Survey; readonly action: string }) {
  return (
    <form method="post" action={action} novalidate>
      <Select
        name="sheet"
        label={t('columns.sheet')}
        empty={false}
        options={survey.sheets.map(sheet => ({ value: sheet, label: sheet }))}
        value={survey.sheet}
      />
      <Button kind="outlined">{t('columns.sheet-button')}</Button>
    </form>
  )
}

function Column(props: ColumnsPageProps & { readonly column: SurveyedColumn; readonly index: number }) {
  const { column, index, fields, questions, errors = [] } = props
  const use = fieldText(fields, useField(index))
  return (
    <>
      <Select
        name={useField(index)}
        label={<bdi>{column.name}</bdi>}
        hint={<Example {...props} />}
        empty={false}
        options={[
          { value: '', label: t('columns.leave') },
          ...questions.map(({ key, label }) => ({
            value: `question:${key}`,
            label: t('columns.answers', { question: label }),
          })),
          { value: 'own', label: t('columns.own') },
          { value: 'person', label: t('columns.person') },
          { value: 'said', label: t('columns.said') },
          { value: 'language', label: t('columns.language-column') },
          ...characteristicKinds.map(kind => ({ value: `kind:${kind}`, label: t(`kind.${kind}`) })),
          { value: 'group', label: t('columns.group') },
        ]}
        value={use}
        error={errorFor(errors, useField(index))}
      />
      {use === 'own' || column.letters >= wordyLetters ? (
        <Details summary={t('columns.label-summary')} open={use === 'own'}>
          <TextField
            name={labelField(index)}
            label={
              <>
                {t('columns.label')}
                <span class="hidden">
                  {' '}
                  (<bdi>{column.name}</bdi>)
                </span>
              </>
            }
            hint={t('columns.label-hint')}
            value={fieldText(fields, labelField(index))}
            optional
          />
        </Details>
      ) : null}
    </>
  )
}

function Example({ survey, column, index }: ColumnsPageProps & { column: SurveyedColumn; index: number }) {
  if (column.filled === 0) return <>{t('columns.empty')}</>
  const cells = [...new Set(survey.first.map(row => row[index]?.trim() ?? '').filter(Boolean))]
    .slice(0, examplesShown)
    .map(cell => short(cell))
  if (cells.length === 0) return null
  return <>{t.rich('columns.example', { cells: <bdi>{cells.join(' · ')}</bdi> })}</>
}

function short(cell: string, letters = exampleLetters): string {
  const cut = (text: string, most: number) =>
    text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text
  return cut(
    cell.replace(longestRun, run => cut(run, 17)),
    letters,
  )
}
