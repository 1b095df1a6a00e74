import type { PropsWithChildren } from 'hono/jsx'
import { bandOf, helpOf, type PermissionTexts, type PublicProgramme } from '../../programmes/index.ts'
import type { Language } from '../../ui/i18n/language.ts'
import { PublicPage } from '../../ui/layout.tsx'
import type { FormContent } from '../forms/form.ts'
import type { OwnResponse } from './own-response.ts'

/** A response opened by its author, with what its pages need to show it. */
export type OpenWords = {
  readonly own: OwnResponse
  readonly shows: 'everything' | 'no words'
  readonly language: Language
  readonly now: Date
  readonly programme: PublicProgramme
  readonly form: FormContent
  /** Names of council areas, by their code. */
  readonly areas: ReadonlyMap<string, string>
  /** What they were asked to allow, in the version that they answered. */
  readonly texts: PermissionTexts
}

type WordsPageProps = {
  readonly open: OpenWords
  readonly title: string
  readonly error?: boolean
  readonly back?: string
}

/** The frame of every page of one's own words: never listed, never kept by a browser's history of forms. */
export function WordsPage(props: PropsWithChildren<WordsPageProps>) {
  const { open, title, error, back } = props
  return (
    <PublicPage
      language={open.language}
      title={title}
      error={error}
      back={back}
      unlisted
      programme={bandOf(open.programme, open.language)}
      help={helpOf(open.programme, open.language)}
    >
      {props.children}
    </PublicPage>
  )
}
