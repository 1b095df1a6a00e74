import type { Services } from '../../platform/services.ts'
import { useLink } from '../links/use-link.ts'
import { acceptSubmission } from '../responses/accept.ts'
import type { Conversation } from './conversation.ts'
import { type Answers, submissionKey } from './submission-form.ts'
import { sealThankYou } from './thank-you.ts'

type Sent = {
  readonly answers: Answers
  /** Of the page or draft that it was written on. */
  readonly pageKey: string
  readonly source: string | undefined
  /** The token of a personal link. */
  readonly link: string | undefined
}

export type TakenAnswers =
  | { readonly ok: true; readonly thanks: string }
  /** The link had brought a response already. Nothing was stored. */
  | { readonly ok: false; readonly why: 'link used' }

/** Takes what somebody sent from a page or from the last step; gives the address of their thanks. */
export async function takeAnswers(
  services: Services,
  conversation: Conversation,
  { answers, pageKey, source, link }: Sent,
): Promise<TakenAnswers> {
  const key = submissionKey(pageKey, answers)
  const store = () =>
    acceptSubmission(services, conversation.organisation, {
      programme: conversation.programme.id,
      activity: conversation.activity.id,
      formVersion: conversation.formVersion,
      formIsFrozen: conversation.formIsFrozen,
      statement: conversation.statement.id,
      channel: 'web',
      voice: 'own',
      language: conversation.language,
      source: source?.slice(0, 60),
      key,
      ...answers,
    })
  const taken =
    link === undefined ? await store() : await useLink(services, conversation, { link, key }, store)
  if (!taken) return { ok: false, why: 'link used' }
  const sealed = sealThankYou(services, { organisation: conversation.organisation, ...taken })
  return {
    ok: true,
    thanks: `/c/${conversation.activity.code}/${conversation.language}/thank-you/${sealed}`,
  }
}
