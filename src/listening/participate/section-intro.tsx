import type { Language } from '../../ui/i18n/language.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import type { FormContent, Question } from '../forms/form.ts'

type SectionIntroProps = {
  readonly form: FormContent
  readonly language: Language
  readonly asked: Question
  /** The question asked before, which may stand in the same section. */
  readonly before: Question | undefined
}

/** What a section is about, and what to be ready for, before its first question. */
export function SectionIntro({ form, language, asked, before }: SectionIntroProps) {
  if (asked.section === undefined || asked.section === before?.section) return null
  const texts = form.sections.find(({ key }) => key === asked.section)?.texts
  const told = texts?.[language] ? language : form.languages[0]!
  const text = texts?.[told]
  if (!text) return null
  const own = told === language ? undefined : told
  return (
    <>
      <p class="lead" lang={own}>
        <b>{text.title}</b>
      </p>
      {text.text === '' ? null : <p lang={own}>{text.text}</p>}
      {text.careful === '' ? null : (
        <Notice>
          <p lang={own}>{text.careful}</p>
        </Notice>
      )}
    </>
  )
}
