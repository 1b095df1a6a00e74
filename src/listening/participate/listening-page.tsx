import type { PropsWithChildren } from 'hono/jsx'
import { bandOf, helpOf } from '../../programmes/index.ts'
import { PublicPage } from '../../ui/layout.tsx'
import type { Conversation } from './conversation.ts'

type ListeningPageProps = {
  readonly conversation: Conversation
  readonly title: string
  readonly error?: boolean
  /** The same page in another language, where there is one: only the question can be read in each. */
  readonly translated?: boolean
}

/** The frame of every page of a conversation: whose it is, its languages, help for everyone. */
export function ListeningPage(props: PropsWithChildren<ListeningPageProps>) {
  const { conversation, title, error, translated = true } = props
  const { programme, activity, language, languages } = conversation
  return (
    <PublicPage
      language={language}
      title={title}
      error={error}
      programme={bandOf(programme, language)}
      languages={
        translated
          ? languages.map(other => ({ language: other, href: `/c/${activity.code}/${other}` }))
          : undefined
      }
      help={helpOf(programme, language)}
    >
      {props.children}
    </PublicPage>
  )
}
