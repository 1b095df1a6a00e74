import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { FormContent } from '../forms/form.ts'
import { answerRow } from '../participate/answers/answer-row.tsx'
import type { UnderReview } from './under-review.ts'

type ChosenProps = {
  readonly response: UnderReview
  /** The version of the form that it answered. */
  readonly form: FormContent | undefined
  readonly areas: readonly { readonly code: string; readonly name: string }[]
}

/** What was chosen, ranked or counted, beside the words. */
export function ChosenUnderReview({ response, form, areas }: ChosenProps) {
  const rows = (form?.questions ?? []).flatMap(asked => {
    const answer = response.answers[asked.key]
    const reading = { language: 'en', first: form!.languages[0]!, easy: false } as const
    return answer ? [answerRow({ asked, reading, areas, answer })] : []
  })
  return rows.length === 0 ? null : <SummaryList rows={rows} />
}
