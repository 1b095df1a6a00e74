import type { PropsWithChildren } from 'hono/jsx'
import { bandOf, helpOf } from '../../programmes/index.ts'
import type { Language } from '../../ui/i18n/language.ts'
import { PublicPage } from '../../ui/layout.tsx'
import type { Conversation } from './conversation.ts'

type ListeningPageProps = {
  readonly conversation: Conversation
  readonly title: string
  readonly error?: boolean
  /** The same page in another language, where there is one: only the question can be read in each. */
  readonly translated?: boolean
  /** Where this page is in each language, if not at the conversation's own address. */
  readonly addressIn?: ((language: Language) => string) | undefined
  /** Pages that hold what one person wrote are kept out of search engines. */
  readonly unlisted?: boolean
}

/** The frame of every page of a conversation: whose it is, its languages, help for everyone. */
export function ListeningPage(props: PropsWithChildren<ListeningPageProps>) {
  const { conversation, title, error, translated = true, unlisted } = props
  const { programme, activity, language, languages } = conversation
  const addressIn = props.addressIn ?? (other => `/c/${activity.code}/${other}`)
  return (
    <PublicPage
      language={language}
      title={title}
      error={error}
      unlisted={unlisted}
      programme={bandOf(programme, language)}
      languages={
        translated ? languages.map(other => ({ language: other, href: addressIn(other) })) : undefined
      }
      help={helpOf(programme, language)}
    >
      {props.children}
    </PublicPage>
  )
}
