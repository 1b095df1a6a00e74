import { characteristicKinds } from '../../listening/index.ts'
import { type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Quote } from '../../ui/quote/quote.tsx'
import { hueAt } from '../../ui/theme-key/hue.ts'
import { ThemeKey } from '../../ui/theme-key/theme-key.tsx'
import type { CountedTheme } from '../themes/theme.ts'
import { type Aftermath, type Place, UnderstandPage, understandAddress } from '../views.tsx'
import type { Finding } from './finding.ts'
import { characteristicLabel } from './group-label.ts'
import { GroupTable } from './group-table.tsx'
import type { ProtectedGroups } from './protect-evidence.ts'

const mostInField = 300

/** All findings, each with what it rests on. */
export function FindingsPage(
  props: Place & { findings: readonly Finding[]; mayWrite: boolean; after: Aftermath },
) {
  const here = `${understandAddress(props)}/findings`
  const write = props.mayWrite ? <ButtonLink href={`${here}/new`}>{t('finding.new')}</ButtonLink> : null
  return (
    <UnderstandPage {...props} title={t('finding.title')}>
      <PageHeading
        title={t('finding.title')}
        lead={t('understand.findings-lead')}
        actions={props.findings.length > 0 ? write : null}
      />
      {props.findings.length === 0 ? <EmptyState sentence={t('finding.none')} action={write} /> : null}
      {props.findings.map(finding => (
        <section aria-labelledby={`f-${finding.id}`}>
          <h2 id={`f-${finding.id}`}>
            <a href={`${here}/${finding.id}`}>{finding.sentence}</a>
          </h2>
          <p>{t('finding.says', { count: finding.people, people: finding.ofPeople })}</p>
          <ul class="plain-list">
            {finding.themes.map(theme => (
              <li>
                <ThemeKey hue={hueAt(theme.hue)}>{theme.name}</ThemeKey>
              </li>
            ))}
          </ul>
          {finding.quotes.slice(0, 1).map(quote => (
            <Quote size="small" language={quote.language === 'en' ? undefined : quote.language}>
              {quote.quote}
            </Quote>
          ))}
        </section>
      ))}
    </UnderstandPage>
  )
}

type FindingPageProps = Place & {
  readonly finding: Finding
  readonly groups: readonly ProtectedGroups[]
  readonly mayWrite: boolean
  readonly after: Aftermath
}

/** One finding and its evidence, opened down to who and what. All people together plain, for the team; groups protected. */
export function FindingPage(props: FindingPageProps) {
  const { finding, mayWrite } = props
  const understand = understandAddress(props)
  const here = `${understand}/findings/${finding.id}`
  return (
    <UnderstandPage
      {...props}
      title={finding.sentence}
      under={[{ label: t('finding.title'), href: `${understand}/findings` }]}
    >
      <PageHeading
        title={finding.sentence}
        lead={finding.explanation}
        actions={
          mayWrite ? (
            <ButtonLink kind="outlined" href={`${here}/edit`}>
              {t('finding.edit')}
            </ButtonLink>
          ) : null
        }
      />
      <h2>{t('finding.evidence')}</h2>
      <p>{t('finding.says', { count: finding.people, people: finding.ofPeople })}</p>
      <ul class="plain-list">
        {finding.themes.map(theme => (
          <li>
            <ThemeKey hue={hueAt(theme.hue)}>
              <a href={`${understand}/themes/${theme.id}`}>{theme.name}</a>
            </ThemeKey>
          </li>
        ))}
      </ul>
      {props.groups.length > 0 ? (
        <>
          <h2>{t('theme.by')}</h2>
          <p>{t('finding.safe-lead')}</p>
          {props.groups.map(groups => (
            <GroupTable {...groups} />
          ))}
        </>
      ) : null}
      <h2>{t('finding.quotes')}</h2>
      {finding.quotes.map(quote => (
        <>
          <Quote language={quote.language === 'en' ? undefined : quote.language}>{quote.quote}</Quote>
          {mayWrite ? (
            <form method="post" action={`${here}/quotes/${quote.excerpt}/remove`}>
              <Button kind="link">{t('finding.quote-remove')}</Button>
            </form>
          ) : null}
        </>
      ))}
      {mayWrite ? (
        <form class="button__row" method="post" action={`${here}/remove`}>
          <ButtonLink kind="outlined" href={`${here}/quotes`}>
            {t('finding.choose-quotes')}
          </ButtonLink>
          <Button kind="berry">{t('finding.remove')}</Button>
        </form>
      ) : null}
    </UnderstandPage>
  )
}

type WriteProps = Place & {
  readonly action: string
  readonly themes: readonly CountedTheme[]
  readonly fields: FormFields
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  readonly isNew: boolean
}

/** Writing a finding: the sentence, a few more words, the themes that it rests on. */
export function WriteFindingPage(props: WriteProps) {
  const { fields, errors = [], themes } = props
  const title = t(props.isNew ? 'finding.new' : 'finding.edit')
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <UnderstandPage
      {...props}
      title={title}
      under={[{ label: t('finding.title'), href: `${understandAddress(props)}/findings` }]}
      error={errors.length > 0}
      width="narrow"
    >
      <ErrorSummary errors={errors} heading={t('finding.summary')} kept={null} />
      <h1>{title}</h1>
      <form method="post" action={props.action} novalidate>
        <TextArea
          name="sentence"
          label={t('finding.sentence')}
          hint={t('finding.sentence-hint')}
          rows={2}
          value={fieldText(fields, 'sentence').slice(0, mostInField * 2)}
          error={errorOf('sentence')}
        />
        <TextArea
          name="explanation"
          label={t('finding.explanation')}
          rows={5}
          optional
          value={fieldText(fields, 'explanation')}
          error={errorOf('explanation')}
        />
        <Checkboxes
          name="theme"
          legend={t('finding.themes')}
          items={themes.map(theme => ({
            value: theme.id,
            label: theme.name,
            hint: t('understand.people', { count: theme.people }),
          }))}
          values={fieldTexts(fields, 'theme')}
          error={errorOf('theme')}
        />
        <Checkboxes
          name="characteristic"
          legend={t('finding.characteristics')}
          items={characteristicKinds.map(kind => ({ value: kind, label: characteristicLabel(kind) }))}
          values={fieldTexts(fields, 'characteristic')}
        />
        <Button>{t('finding.save')}</Button>
      </form>
    </UnderstandPage>
  )
}
