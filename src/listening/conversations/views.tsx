import type { PropsWithChildren } from 'hono/jsx'
import type { FieldError, FormFields } from '../../platform/http/form.ts'
import { fieldText, fieldTexts } from '../../platform/http/form.ts'
import { type Activity, type Programme, ProgrammeFrame, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { type Language, languageFacts, languages } from '../../ui/i18n/language.ts'
import { t as links } from '../../ui/i18n/staff/links.en.ts'
import { t } from '../../ui/i18n/staff/listen.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { QrCode } from '../../ui/qr-code/qr-code.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Table } from '../../ui/table/table.tsx'
import { characteristicKinds } from '../forms/form.ts'
import type { FormVersion } from '../forms/forms.sql.ts'
import type { ModerationChoice } from '../review/moderation.ts'
import { ModerationRadios, ReviewLink, WhenUsed } from '../review/moderation-choice.tsx'
import { hintField, questionField } from './ask-form.ts'
import type { ResponseCount, SaidRow, SourceCount } from './conversations.sql.ts'
import { Said } from './said.tsx'

export type Place = { readonly visit: Visit; readonly programme: Programme }

type ListenPageProps = Place & {
  readonly title: string
  readonly under?: readonly { readonly label: string; readonly href: string }[]
  readonly notice?: string | undefined
  readonly error?: boolean
  readonly width?: 'wide' | 'reading' | 'narrow'
}

/** The frame of every page of the section. */
export function ListenPage(props: PropsWithChildren<ListenPageProps>) {
  const { visit, programme, title, under = [] } = props
  const nav = programmeNav(visit.organisation.slug, programme.id)
  return (
    <ProgrammeFrame
      visit={visit}
      programme={programme}
      title={title}
      current="listen"
      breadcrumbs={
        title === t('listen.title')
          ? undefined
          : [{ label: t('listen.title'), href: nav.listen }, ...under, { label: title }]
      }
      notice={props.notice ? { text: props.notice } : undefined}
      error={props.error}
      width={props.width ?? 'reading'}
    >
      {props.children}
    </ProgrammeFrame>
  )
}

const states = { draft: 'listen.draft', open: 'listen.open', closed: 'listen.closed' } as const

export function ConversationsPage(
  props: Place & {
    activities: readonly Activity[]
    counts: readonly ResponseCount[]
    mayEdit: boolean
    mayReview: boolean
  },
) {
  const { listen } = programmeNav(props.visit.organisation.slug, props.programme.id)
  const ask = <ButtonLink href={`${listen}/new`}>{t('listen.new')}</ButtonLink>
  return (
    <ListenPage {...props} title={t('listen.title')} width="wide">
      <PageHeading
        title={t('listen.title')}
        lead={t('listen.lead')}
        actions={props.mayEdit && props.activities.length > 0 ? ask : null}
      />
      {props.activities.length === 0 ? (
        <EmptyState sentence={t('listen.none')} action={props.mayEdit ? ask : null} />
      ) : (
        <Table
          caption={t('listen.caption')}
          captionHidden
          columns={[
            { label: t('listen.conversation') },
            { label: t('listen.state') },
            { label: t('listen.code') },
            { label: t('listen.responses'), numeric: true },
          ]}
          rows={props.activities.map(activity => [
            <a href={`${listen}/${activity.id}`}>{activity.title}</a>,
            t(states[activity.state]),
            activity.code,
            t.number(props.counts.find(count => count.activity === activity.id)?.given ?? 0),
          ])}
        />
      )}
      <p>
        <a href={`${listen}/kept`}>{t('listen.kept')}</a>
      </p>
      {props.mayReview && props.activities.length > 0 ? (
        <ReviewLink at={`${listen}/review`} held={props.counts.reduce((sum, count) => sum + count.held, 0)} />
      ) : null}
    </ListenPage>
  )
}

type AskPageProps = Place & {
  readonly action: string
  readonly first: Language
  readonly fields: FormFields
  readonly errors?: readonly FieldError[]
}

/** What a new conversation begins with: its name and its first question. More are added on the form's page. */
export function AskPage(props: AskPageProps) {
  const { fields, errors = [], first } = props
  const title = t('ask.title')
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const ordered = [first, ...languages.filter(language => language !== first)]
  return (
    <ListenPage {...props} title={title} error={errors.length > 0} width="narrow">
      <ErrorSummary errors={errors} heading={t('ask.summary')} />
      <h1>{title}</h1>
      <form method="post" action={props.action} novalidate>
        <TextField
          name="title"
          label={t('ask.name')}
          value={fieldText(fields, 'title')}
          error={errorOf('title')}
        />
        <p>{t('ask.languages')}</p>
        {ordered.map(language => {
          const { name } = languageFacts[language]
          return (
            <div>
              <TextArea
                name={questionField(language)}
                label={t('ask.question', { language: name })}
                hint={language === first ? t('ask.question-hint') : undefined}
                rows={2}
                value={fieldText(fields, questionField(language))}
                error={errorOf(questionField(language))}
                optional={language !== first}
              />
              <TextField
                name={hintField(language)}
                label={t('ask.hint', { language: name })}
                value={fieldText(fields, hintField(language))}
                error={errorOf(hintField(language))}
                optional
              />
            </div>
          )
        })}
        <Checkboxes
          name="characteristic"
          legend={t('ask.characteristics')}
          hint={t('ask.characteristics-hint')}
          items={characteristicKinds.map(kind => ({ value: kind, label: t(`ask.${kind}`) }))}
          values={fieldTexts(fields, 'characteristic')}
        />
        <Button>{t('ask.save')}</Button>
      </form>
    </ListenPage>
  )
}

type ConversationPageProps = Place & {
  readonly activity: Activity
  readonly form: FormVersion
  readonly count: ResponseCount | undefined
  readonly publicUrl: string
  readonly mayEdit: boolean
  readonly mayRead: boolean
  readonly mayImport: boolean
  readonly mayReview: boolean
  readonly mayChooseFastLane: boolean
  readonly moderation: ModerationChoice
  readonly newest: readonly SaidRow[]
  readonly sources: readonly SourceCount[]
  readonly done?: 'opened' | undefined
}

export function ConversationOverviewPage(props: ConversationPageProps) {
  const { activity, form, publicUrl, programme } = props
  const { listen } = programmeNav(props.visit.organisation.slug, programme.id)
  const here = `${listen}/${activity.id}`
  const address = `${publicUrl}/c/${activity.code}`
  const notice = props.done === 'opened' ? t('conversation.opened') : undefined
  return (
    <ListenPage {...props} title={activity.title} notice={notice}>
      <PageHeading
        title={activity.title}
        lead={`${t(states[activity.state])}. ${t('conversation.counted', { count: props.count?.given ?? 0 })}${
          props.count?.withdrawn ? ` ${t('conversation.withdrawn', { count: props.count.withdrawn })}` : ''
        }`}
        actions={
          <ButtonLink kind="outlined" href={`/c/${activity.code}`}>
            {t('conversation.see')}
          </ButtonLink>
        }
      />
      {programme.state === 'open' ? null : <Notice>{t('conversation.programme-draft')}</Notice>}
      {props.mayEdit ? (
        <form method="post" action={`${here}/state`}>
          {activity.state === 'open' ? (
            <Button kind="outlined" name="state" value="closed">
              {t('conversation.close')}
            </Button>
          ) : (
            <>
              {props.mayChooseFastLane ? <ModerationRadios fastLane={props.moderation.fastLane} /> : null}
              <Button name="state" value="open">
                {t('conversation.open')}
              </Button>
            </>
          )}
        </form>
      ) : null}
      <WhenUsed {...props} here={here} />
      {props.mayReview ? (
        <ReviewLink at={`${listen}/review?activity=${activity.id}`} held={props.count?.held ?? 0} />
      ) : null}
      <h2>{t('conversation.questions')}</h2>
      <ol>
        {form.content.questions.map(asked => (
          <li>{asked.texts[form.content.languages[0]!]?.question}</li>
        ))}
      </ol>
      <p>{t.list(form.content.languages.map(language => languageFacts[language].name))}</p>
      {props.mayEdit ? (
        <p>
          <a href={`${here}/form`}>{t('conversation.edit-form')}</a>
        </p>
      ) : null}
      <h2>{t('conversation.share')}</h2>
      <SummaryList
        rows={[
          { label: t('conversation.address'), value: <a href={address}>{address}</a> },
          { label: t('conversation.code'), value: <b>{activity.code}</b> },
        ]}
      />
      <QrCode text={address} label={t('conversation.square')} />
      <p class="small">{t('conversation.source', { example: `${address}?source=library` })}</p>
      {props.sources.length > 0 ? (
        <Table
          id="sources"
          caption={t('conversation.sources')}
          columns={[
            { label: t('conversation.source-word') },
            { label: t('listen.responses'), numeric: true },
          ]}
          rows={props.sources.map(one => [one.source, t.number(one.given)])}
        />
      ) : null}
      {props.mayEdit ? (
        <p>
          <a href={`${here}/links`}>{links('links.link')}</a>
        </p>
      ) : null}
      {props.mayImport ? (
        <p>
          <a href={`${here}/import`}>{t('conversation.import')}</a>
        </p>
      ) : null}
      {props.mayRead && props.newest.length > 0 ? (
        <>
          <h2>{t('conversation.words')}</h2>
          {props.newest.map(said => (
            <Said said={said} />
          ))}
          <p>
            <a href={`${here}/words`}>{t('conversation.read-all')}</a>
          </p>
        </>
      ) : null}
    </ListenPage>
  )
}
