import { type Activity, programmeNav } from '../../programmes/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/listen.en.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import type { SaidRow } from './conversations.sql.ts'
import { Said } from './said.tsx'
import { ListenPage, type Place } from './views.tsx'

type WordsProps = Place & {
  readonly activity: Activity
  readonly said: readonly SaidRow[]
  readonly total: number
  readonly find: string
  readonly page: number
  readonly pages: number
}

/** Everything that was said, to read and to search. */
export function WordsSaidPage(props: WordsProps) {
  const { activity, said, find } = props
  const { listen } = programmeNav(props.visit.organisation.slug, props.programme.id)
  const here = `${listen}/${activity.id}/words`
  return (
    <ListenPage
      {...props}
      title={t('words.title')}
      under={[{ label: activity.title, href: `${listen}/${activity.id}` }]}
    >
      <h1>{t('words.title')}</h1>
      <search>
        <form method="get" action={here}>
          <TextField name="q" label={t('words.find')} type="search" value={find} />
          <Button kind="outlined">{t('words.find-button')}</Button>
        </form>
      </search>
      {find === '' ? null : (
        <p>
          {props.total === 0 ? t('words.no-match') : t('words.found', { count: props.total })}{' '}
          <a href={here}>{t('words.clear')}</a>
        </p>
      )}
      {find === '' && props.total === 0 ? <EmptyState sentence={t('words.none')} /> : null}
      {said.map(row => (
        <Said said={row} />
      ))}
      <Pagination
        current={props.page}
        last={props.pages}
        address={page =>
          `${here}?${new URLSearchParams({ ...(find ? { q: find } : {}), page: String(page) })}`
        }
      />
    </ListenPage>
  )
}
