import { may, type ProgrammeVisit } from '../../trust/index.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t as programmes } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Tag } from '../../ui/tag/tag.tsx'
import { type Task, TaskList } from '../../ui/task-list/task-list.tsx'
import { ProgrammeFrame } from '../programme-frame.tsx'
import type { NeededToOpen } from '../ready-to-open.ts'
import { whereIn } from './areas-section.tsx'
import { missingOf } from './save-section.ts'
import type { SettingsState } from './section.ts'
import { placeOf, sections } from './sections.ts'

export type SettingsPageProps = {
  readonly visit: ProgrammeVisit
  readonly state: SettingsState
  /** How many there are of what has a list of its own. */
  readonly counts: { readonly partners: number; readonly news: number; readonly activities: number }
  /** `https://rowan.example` */
  readonly publicUrl: string
  readonly notice?: StaffPageProps['notice']
  /** Opening was asked for and refused. */
  readonly refused?: boolean
}

/** Everything that can be set up, what is missing, and the way to the public. */
export function SettingsPage(props: SettingsPageProps) {
  const { visit, state, counts } = props
  const { programme } = state
  const settings = `/o/${visit.organisation.slug}/p/${programme.id}/settings`
  const missing = missingOf(state)
  const mayEdit = may(visit.actor, 'programme.edit', programme.id)

  const task = (page: string, label: string, more: Partial<Task> = {}): Task => {
    const lacks = missing.filter(needed => placeOf[needed].page === page)
    const href = mayEdit || open.has(page) ? `${settings}/${page}` : undefined
    return lacks.length > 0
      ? {
          label,
          href,
          status: t('settings.status-todo'),
          kind: 'to do',
          hint: lacks.map(needed => t(`need.${needed}`)).join('. '),
        }
      : { label, href, status: t('settings.status-done'), kind: 'done', ...more }
  }
  const titled = (page: string, more?: Partial<Task>) =>
    task(page, sections.find(section => section.name === page)!.title, more)
  const counted = (count: number): Partial<Task> =>
    count === 0
      ? { status: t('settings.status-optional'), kind: 'optional' }
      : { status: t.number(count), kind: 'done' }

  return (
    <ProgrammeFrame
      visit={visit}
      programme={programme}
      title={t('settings.title')}
      notice={props.notice}
      error={props.refused}
      width="reading"
    >
      {props.refused ? <Refusal missing={missing} settings={settings} /> : null}
      <PageHeading
        title={
          <>
            {t('settings.title')}{' '}
            <Tag kind={programme.state === 'open' ? 'chosen' : 'plain'}>
              {programmes(`state.${programme.state}`)}
            </Tag>
          </>
        }
        lead={t(`settings.lead-${programme.state}`)}
        actions={
          <ButtonLink
            kind="outlined"
            href={programme.state === 'draft' ? `${settings}/preview` : `/p/${programme.code}`}
          >
            {t('settings.preview')}
          </ButtonLink>
        }
      />
      <Group
        id="what"
        title={t('settings.group-what')}
        tasks={[
          titled('about'),
          titled('decisions'),
          titled('areas', {
            status: whereIn(state),
          }),
        ]}
      />
      <Group
        id="who"
        title={t('settings.group-who')}
        tasks={[
          task('partners', programmes('partners.title'), counted(counts.partners)),
          task('team', programmes('team.title'), { status: '' }),
        ]}
      />
      <Group
        id="people"
        title={t('settings.group-people')}
        tasks={[
          titled('languages', {
            status: t('settings.status-count', { count: programme.languages.length }),
          }),
          task('permission', programmes('permission.title')),
          titled('contact'),
          titled('helplines', {
            status:
              programme.helplines.length === 0
                ? t('settings.status-scottish')
                : t.number(programme.helplines.length),
          }),
          titled('colour', { status: programme.colour ?? t('settings.status-rowan') }),
        ]}
      />
      <Group
        id="data"
        title={t('settings.group-data')}
        tasks={[titled('controllers'), titled('basis'), titled('safeguards'), titled('sign-off')]}
      />
      <Group
        id="running"
        title={t('settings.group-running')}
        tasks={[
          task('activities', programmes('activities.title'), counted(counts.activities)),
          task('news', programmes('news.title'), counted(counts.news)),
        ]}
      />
      {may(visit.actor, 'programme.open', programme.id) ? (
        <OpenOrClose {...props} settings={settings} missing={missing} />
      ) : null}
    </ProgrammeFrame>
  )
}

/** Pages that may be looked at without the right to change them. */
const open: ReadonlySet<string> = new Set(['partners', 'team', 'permission', 'activities', 'news'])

function Group(props: { id: string; title: string; tasks: readonly Task[] }) {
  return (
    <section aria-labelledby={`${props.id}-heading`}>
      <h2 id={`${props.id}-heading`}>{props.title}</h2>
      <TaskList id={props.id} tasks={props.tasks} />
    </section>
  )
}

function OpenOrClose(props: SettingsPageProps & { settings: string; missing: readonly NeededToOpen[] }) {
  const { programme } = props.state
  const address = `${props.publicUrl}/p/${programme.code}`
  if (programme.state === 'open') {
    return (
      <section aria-labelledby="close-heading">
        <h2 id="close-heading">{t('close.title')}</h2>
        <p>{t('close.what')}</p>
        <form method="post" action={`${props.settings}/close`}>
          <Button kind="berry">{t('close.button')}</Button>
        </form>
      </section>
    )
  }
  const count = props.missing.length
  return (
    <section aria-labelledby="open-heading">
      <h2 id="open-heading">{t('open.title')}</h2>
      {count > 0 ? (
        <p>
          {t('open.missing', { count })} {t('open.marked')}
        </p>
      ) : (
        <p>
          {t('open.ready')} {t('open.what', { address })}
        </p>
      )}
      <form method="post" action={`${props.settings}/open`}>
        <Button kind={count > 0 ? 'outlined' : 'filled'}>
          {programme.state === 'closed' ? t('open.again') : t('open.button')}
        </Button>
      </form>
    </section>
  )
}

function Refusal(props: { missing: readonly NeededToOpen[]; settings: string }) {
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus id="error-summary">
      <h2>{t('open.refused')}</h2>
      <p>{t('open.missing', { count: props.missing.length })}</p>
      <MissingList {...props} />
    </div>
  )
}

/** What is missing, each with the way to where it is given. */
function MissingList(props: { missing: readonly NeededToOpen[]; settings: string }) {
  return (
    <ul class="plain-list">
      {props.missing.map(needed => (
        <li>
          <a href={`${props.settings}/${placeOf[needed].page}#${placeOf[needed].field}`}>
            {t(`need.${needed}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}
