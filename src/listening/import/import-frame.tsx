import type { PropsWithChildren } from 'hono/jsx'
import { programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { Steps } from '../../ui/steps/steps.tsx'
import type { ActivityPlace } from '../conversations/routes.tsx'
import { ListenPage } from '../conversations/views.tsx'
import type { WordsImport } from './import.ts'
import { importsAddress } from './import-address.ts'
import { isColumnKind } from './mapping.ts'

export type ImportPlace = ActivityPlace & { readonly visit: Visit }

type ImportPageProps = ImportPlace & {
  readonly title: string
  readonly imported?: WordsImport | undefined
  readonly notice?: string | undefined
  readonly error?: boolean
  readonly width?: 'wide' | 'reading' | 'narrow'
}

/** The frame of every page about words from files. */
export function ImportPage(props: PropsWithChildren<ImportPageProps>) {
  const { activity, imported } = props
  const listen = programmeNav(props.visit.organisation.slug, props.programme.id).listen
  const list =
    props.title === t('list.title') ? [] : [{ label: t('list.title'), href: importsAddress(props) }]
  return (
    <ListenPage
      visit={props.visit}
      programme={props.programme}
      title={props.title}
      under={[{ label: activity.title, href: `${listen}/${activity.id}` }, ...list]}
      notice={props.notice}
      error={props.error ?? false}
      width={props.width ?? 'reading'}
    >
      {imported?.state === 'preview' ? <PreviewSteps {...props} imported={imported} /> : null}
      {props.children}
    </ListenPage>
  )
}

/** How far a file is that was brought and not yet read in. */
function PreviewSteps(props: ImportPageProps & { readonly imported: WordsImport }) {
  const { imported, title } = props
  const here = `${importsAddress(props)}/${imported.id}`
  const pages = [
    { label: t('steps.columns'), title: t('columns.title'), href: here },
    ...(needsValues(imported)
      ? [{ label: t('steps.values'), title: t('values.title'), href: `${here}/values` }]
      : []),
    { label: t('steps.permission'), title: t('permission.title'), href: `${here}/permission` },
    { label: t('steps.read'), title: '', href: undefined },
  ]
  const now = pages.findIndex(page => page.title === title)
  return (
    <Steps
      items={pages.map((page, index) => ({
        label: page.label,
        state: index < now ? 'done' : index === now ? 'now' : 'todo',
        href: index < now ? page.href : undefined,
      }))}
    />
  )
}

/** Whether cells of chosen columns must be told as our answers. */
export function needsValues({ mapping }: Pick<WordsImport, 'mapping'>): boolean {
  return mapping?.groups.some(({ kind }) => !isColumnKind(kind)) ?? false
}
