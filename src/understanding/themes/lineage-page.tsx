import { Button } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type Aftermath, type Place, UnderstandPage, understandAddress } from '../views.tsx'
import type { AnalysisStep } from './analysis-step.ts'

type LineagePageProps = Place & {
  readonly steps: readonly AnalysisStep[]
  readonly mayWork: boolean
  readonly after: Aftermath
}

/** Every step on the themes, with who took it, when, and a way to take it back. */
export function LineagePage(props: LineagePageProps) {
  const { steps, mayWork } = props
  const here = understandAddress(props)
  return (
    <UnderstandPage {...props} title={t('lineage.title')} width="wide">
      <PageHeading title={t('lineage.title')} lead={t('lineage.lead')} />
      {steps.length === 0 ? (
        <EmptyState sentence={t('lineage.none')} />
      ) : (
        <Table
          caption={t('lineage.caption')}
          captionHidden
          columns={[
            { label: t('lineage.what') },
            { label: t('lineage.who') },
            { label: t('lineage.when') },
            { label: t('lineage.undo') },
          ]}
          rows={steps.map(step => [
            step.undoneAt ? <s>{stepText(step)}</s> : stepText(step),
            step.by ?? t('lineage.machine'),
            t.date(step.at, 'moment'),
            step.undoneAt ? (
              t('lineage.undone', { date: t.date(step.undoneAt) })
            ) : mayWork ? (
              <form method="post" action={`${here}/lineage/${step.id}/undo`}>
                <Button kind="link">
                  {t('lineage.undo')}
                  <span class="hidden">: {stepText(step)}</span>
                </Button>
              </form>
            ) : null,
          ])}
        />
      )}
    </UnderstandPage>
  )
}

/** What a step did, in one line. */
function stepText({ kind, detail }: AnalysisStep): string {
  const text = (name: string) => String(detail[name] || t('step.forgotten'))
  const contributions = Number(detail['contributions'] ?? 0)
  switch (kind) {
    case 'accept':
      return t('step.accept', { suggested: text('suggested'), name: text('name'), count: contributions })
    case 'set aside':
      return t('step.set aside', { suggested: text('suggested') })
    case 'rename':
      return t('step.rename', { before: text('before'), name: text('name') })
    case 'add':
      return t('step.add', { name: text('name') })
    case 'define':
      return t('step.define', { name: text('name') })
    case 'merge':
      return t('step.merge', { from: text('from'), into: text('into'), count: contributions })
    case 'move':
      return t('step.move', { from: text('from'), into: text('into'), count: contributions })
    case 'split':
      return t('step.split', { from: text('from'), name: text('name'), count: contributions })
    case 'code':
      return t('step.code', { name: text('name'), count: contributions })
    case 'uncode':
      return t('step.uncode', { name: text('name'), count: contributions })
    case 'remove':
      return t('step.remove', { name: text('name'), count: contributions })
    case 'move part':
    case 'copy part':
      return t(`step.${kind}`, { from: text('from'), into: text('into') })
    case 'narrow':
    case 'widen':
    case 'read again':
      return t(`step.${kind}`, { name: text('name') })
  }
}
