import { publicText } from '../../../ui/i18n/public-text.ts'
import type { SummaryRow } from '../../../ui/summary-list/summary-list.tsx'
import type { StoredAnswer } from '../../forms/answer.ts'
import type { Question } from '../../forms/question.ts'
import { answerInWords } from './answer-in-words.ts'
import { questionWording, type Reading } from './question-wording.ts'

type AnswerRowProps = {
  readonly asked: Question
  readonly reading: Reading
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  readonly answer: StoredAnswer | undefined
  /** What was said in words, where it is to be told here too. */
  readonly words?: string | undefined
}

/** A question and what was answered to it, as a line of a list. What people wrote keeps to its own direction. */
export function answerRow({ asked, reading, areas, answer, words }: AnswerRowProps): SummaryRow {
  const t = publicText(reading.language)
  const areaName = (code: string) => areas.find(area => area.code === code)?.name
  const lines = answer ? answerInWords(t, asked, answer, reading, areaName) : []
  const isSkipped = lines.length === 0 && words === undefined
  return {
    label: questionWording(asked, reading).text,
    kind: words !== undefined ? 'words' : isSkipped ? 'unsaid' : undefined,
    value: (
      <>
        {lines.map(line => (
          <div>
            <bdi>{line}</bdi>
          </div>
        ))}
        {words === undefined ? null : <div dir="auto">{words}</div>}
        {isSkipped ? t('answer.skipped') : null}
      </>
    ),
  }
}
