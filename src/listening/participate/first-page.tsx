import { needsSteps } from '../drafts/needs-steps.ts'
import { readingOf } from '../drafts/reading-of.ts'
import { StepPage } from '../drafts/step-page.tsx'
import { stepsOf } from '../drafts/steps.ts'
import type { Conversation } from './conversation.ts'
import { ConversationPage } from './conversation-page.tsx'
import { readQuestions } from './submission-form.ts'

export type FirstPageProps = {
  readonly conversation: Conversation
  readonly pageKey: string
  readonly source?: string | undefined
  /** The token of the personal link by which somebody came. */
  readonly link?: string | undefined
}

/** The page that opens a conversation: all of it, or its first step where later ones depend on what is answered. */
export function FirstPage({ conversation, pageKey, source, link }: FirstPageProps) {
  const { form, language } = conversation
  if (!needsSteps(form))
    return <ConversationPage conversation={conversation} pageKey={pageKey} source={source} link={link} />
  const here = `/c/${conversation.activity.code}`
  const read = readQuestions(conversation, {})
  const step = stepsOf(form, read)[0]!
  return (
    <StepPage
      conversation={conversation}
      reading={readingOf(conversation, false)}
      action={`${here}/${language}/draft`}
      begins={{
        page_key: pageKey,
        step,
        ...(source === undefined ? {} : { source }),
        ...(link === undefined ? {} : { link }),
      }}
      back={undefined}
      addressOf={() => ''}
      addressIn={other => `${here}/${other}`}
      otherReading={`${here}/${language}/easy`}
      stop=""
      step={step}
      fields={{}}
      read={read}
    />
  )
}
