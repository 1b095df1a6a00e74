import { type Activity, programmeNav } from '../../programmes/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { ListenPage, type Place } from '../conversations/views.tsx'
import type { ModerationChoice } from './moderation.ts'
import { ModerationChosen, ModerationRadios } from './moderation-choice.tsx'

type ModerationChoicePageProps = Place & {
  readonly activity: Activity
  readonly choice: ModerationChoice
}

/** Where it is chosen whether words are used at once or read first. */
export function ModerationChoicePage(props: ModerationChoicePageProps) {
  const { activity, choice } = props
  const here = `${programmeNav(props.visit.organisation.slug, props.programme.id).listen}/${activity.id}`
  return (
    <ListenPage
      {...props}
      title={t('reading.title')}
      under={[{ label: activity.title, href: here }]}
      width="narrow"
    >
      <h1>{t('reading.title')}</h1>
      <p>
        <ModerationChosen choice={choice} />
      </p>
      <form method="post" action={`${here}/moderation`} novalidate>
        <ModerationRadios fastLane={choice.fastLane} />
        <Button>{t('reading.save')}</Button>
      </form>
    </ListenPage>
  )
}
