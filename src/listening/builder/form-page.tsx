import { Button, ButtonLink, ButtonRow } from '../../ui/button/button.tsx'
import { Columns } from '../../ui/columns/columns.tsx'
import { Details } from '../../ui/details/details.tsx'
import { FormOutline, type OutlineItem } from '../../ui/form-outline/form-outline.tsx'
import { languageFacts } from '../../ui/i18n/language.ts'
import { t as bank } from '../../ui/i18n/staff/bank.en.ts'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { RowActions } from '../../ui/row-actions/row-actions.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { FormContent, Section } from '../forms/form.ts'
import { type FormProblem, formProblems } from '../forms/form-problems.ts'
import { parity } from '../forms/parity.ts'
import type { Question } from '../forms/question.ts'
import { runsOf } from './arrange.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { FormPlace } from './builder-places.ts'
import { conditionSentence } from './condition-sentence.ts'
import type { ListedVersion } from './form-drafts.sql.ts'
import { previewVersions } from './preview-page.tsx'

type FormPageProps = FormPlace & {
  readonly versions: readonly ListedVersion[]
  readonly areaName: (code: string) => string
  readonly notice?: StaffPageProps['notice']
}

const dot = ' · '

/** Everything that a form asks, in its order, and what can be done with it. */
export function FormPage(props: FormPageProps) {
  const { form } = props
  const { content } = form
  const at = formAddress(props)
  const names = t.list(content.languages.map(language => languageFacts[language].name))
  const runs = runsOf(content)
  return (
    <BuilderFrame {...props} title={t('form.title')} isForm width="reading">
      <PageHeading
        title={t('form.title')}
        lead={t('form.lead', { count: content.questions.length, languages: names })}
        actions={<ButtonLink href={`${at.form}/add`}>{t('form.add')}</ButtonLink>}
      />
      <Standing {...props} />
      <Columns aside={<Aside {...props} />}>
        {runs.map(run => (
          <>
            {run.section ? <SectionHeading {...props} section={run.section} /> : null}
            {run.questions.length > 0 ? (
              <FormOutline items={run.questions.map(question => outlined(props, question))} />
            ) : (
              <p>{t('form.empty-section')}</p>
            )}
            {run.section ? (
              <p>
                <a href={`${at.form}/add?section=${run.section.key}`}>
                  {t('form.add-here', { section: titleOf(content, run.section) })}
                </a>
              </p>
            ) : null}
          </>
        ))}
      </Columns>
      <Versions versions={props.versions} />
    </BuilderFrame>
  )
}

/** What else there is to do with the form. */
function Aside(props: FormPageProps) {
  const at = formAddress(props)
  const lacks = parity(props.form.content).length
  return (
    <>
      <h2>{t('form.see')}</h2>
      <ul>
        {previewVersions(props).map(({ label, href }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      <h2>{t('form.more')}</h2>
      <ul>
        <li>
          <a href={`${at.form}/bank`}>{bank('bank.link')}</a>
        </li>
        <li>
          <a href={`${at.form}/section/new`}>{t('form.add-section')}</a>
        </li>
        <li>
          <a href={`${at.form}/file`}>{bank('file.link')}</a>
        </li>
        <li>
          <a href={`${at.form}/settings`}>{t('form.settings')}</a>
        </li>
        <li>
          <a href={`${at.form}/missing`}>
            {lacks === 0 ? t('form.parity-complete') : t('form.parity-count', { count: lacks })}
          </a>
        </li>
      </ul>
    </>
  )
}

/** What is in use and what waits, said plainly. */
function Standing(props: FormPageProps) {
  const { form, activity } = props
  const { version, isFrozen } = form.inUse
  const at = formAddress(props)
  const problems = formProblems(form.content)
  if (!form.waits && problems.length === 0) {
    if (isFrozen) return <p>{t('form.frozen', { version, next: version + 1 })}</p>
    return activity.state === 'draft' ? null : <p>{t('form.open')}</p>
  }
  return (
    <Notice>
      <p>{isFrozen ? t('form.waits-next', { version, next: version + 1 }) : t('form.waits')}</p>
      {problems.length > 0 ? (
        <>
          <h2>{t('form.problems', { count: problems.length })}</h2>
          <ul>
            {problems.map(problem => (
              <li>
                <a href={addressOf(props, problem)}>{problemSentence(form.content, problem)}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <form method="post">
        <ButtonRow>
          {problems.length === 0 ? <Button formAction={`${at.form}/use`}>{t('form.use')}</Button> : null}
          {form.waits ? (
            <Button kind="outlined" formAction={`${at.form}/drop`}>
              {t('form.drop')}
            </Button>
          ) : null}
        </ButtonRow>
      </form>
    </Notice>
  )
}

function titleOf(content: FormContent, section: Section): string {
  return section.texts[content.languages[0]!]?.title ?? section.key
}

function wordingOf(content: FormContent, question: Question): string {
  return question.texts[content.languages[0]!]?.question ?? question.key
}

function problemSentence(content: FormContent, { at, problem }: FormProblem): string {
  const question = content.questions.find(({ key }) => key === at)
  const section = content.sections.find(({ key }) => key === at)
  const name = question ? wordingOf(content, question) : section ? titleOf(content, section) : at
  return problem === 'no wording'
    ? t('problem.no wording', { at: name, language: languageFacts[content.languages[0]!].name })
    : t(`problem.${problem}`, { at: name })
}

function addressOf(props: FormPageProps, { at: key, problem }: FormProblem): string {
  const at = formAddress(props)
  if (problem.startsWith('asks about')) return at.when(key)
  return props.form.content.sections.some(one => one.key === key) ? at.section(key) : at.question(key)
}

function outlined(props: FormPageProps, question: Question): OutlineItem {
  const { content } = props.form
  const at = formAddress(props)
  const here = at.question(question.key)
  const number = content.questions.indexOf(question) + 1
  const of = <span class="hidden">{t('form.of', { number })}</span>
  const languages = content.languages.filter(language => question.texts[language])
  const easy = content.languages.filter(language => question.easy[language])
  const named = (which: typeof languages) => t.list(which.map(language => languageFacts[language].name))
  const facts = [
    t(`kind.${question.kind}`),
    ...(question.required ? [t('form.required')] : []),
    ...(languages.length < content.languages.length
      ? [t('form.languages-there', { languages: named(languages) })]
      : []),
    ...(easy.length > 0 ? [t('form.easy-there', { languages: named(easy) })] : []),
  ]
  const when = question.showIf
    ? [t('form.asked-if', { condition: conditionSentence(content, question.showIf, props.areaName) })]
    : []
  const button = (action: 'up' | 'down' | 'copy' | 'remove') => (
    <Button kind="link" formAction={`${here}/${action}`}>
      {t(`form.${action}`)}
      {of}
    </Button>
  )
  return {
    number,
    wording: wordingOf(content, question),
    facts: [facts.join(dot), ...when],
    actions: (
      <RowActions>
        <a href={here}>
          {t('form.change')}
          {of}
        </a>
        {number > 1 || question.section ? button('up') : null}
        {number < content.questions.length || question.section ? button('down') : null}
        {button('copy')}
        {button('remove')}
      </RowActions>
    ),
  }
}

function SectionHeading(props: FormPageProps & { readonly section: Section }) {
  const { section } = props
  const { content } = props.form
  const here = formAddress(props).section(section.key)
  const title = titleOf(content, section)
  const of = <span class="hidden">{t('form.of-section', { section: title })}</span>
  const button = (action: 'up' | 'down' | 'remove') => (
    <Button kind="link" formAction={`${here}/${action}`}>
      {t(`form.${action}`)}
      {of}
    </Button>
  )
  return (
    <div class="form-outline__section">
      <h2>{title}</h2>
      {section.showIf ? (
        <p class="form-outline__facts">
          {t('form.asked-if', { condition: conditionSentence(content, section.showIf, props.areaName) })}
        </p>
      ) : null}
      <RowActions>
        <a href={here}>
          {t('form.change')}
          {of}
        </a>
        {button('up')}
        {button('down')}
        {button('remove')}
      </RowActions>
    </div>
  )
}

function Versions(props: { readonly versions: readonly ListedVersion[] }) {
  return (
    <Details summary={t('form.versions')}>
      <Table
        id="versions"
        caption={t('form.versions')}
        captionHidden
        columns={[
          { label: t('form.version') },
          { label: t('form.version-questions'), numeric: true },
          { label: t('form.version-made') },
          { label: t('form.version-frozen') },
        ]}
        rows={props.versions.map(one => [
          t.number(one.version),
          t.number(one.content.questions.length),
          t.date(one.madeAt, 'moment'),
          one.frozenAt ? t.date(one.frozenAt, 'moment') : t('form.version-unanswered'),
        ])}
      />
    </Details>
  )
}
