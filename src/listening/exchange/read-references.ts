import { t } from '../../ui/i18n/staff/exchange.en.ts'
import { choicesOf, earlierThan, testsFor, withCondition } from '../builder/show-if.ts'
import type { Condition, ConditionTest } from '../forms/condition.ts'
import type { FormContent } from '../forms/form.ts'
import type { Question } from '../forms/question.ts'
import { readRelevant } from './expression.ts'
import type { FileKeys } from './file-keys.ts'
import type { ChoiceList } from './read-choices.ts'
import type { NumberedRow } from './xlsform-file.ts'

type Remarks = (row: NumberedRow, column: string, what: string) => void

/** `${name}` in a wording becomes `{key}`, which says the answer back. */
export function readPiping(
  asked: Question,
  questions: readonly Question[],
  keys: FileKeys,
  remark: Remarks,
  survey: readonly NumberedRow[],
): Question {
  const said = (text: string) =>
    text.replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
      const key = keys.of(name.trim())
      if (key !== undefined && questions.some(one => one.key === key)) return `{${key}}`
      const row = survey.find(({ cells }) => keys.of(cells['name'] ?? '') === asked.key)
      if (row) remark(row, 'label', t('in.piped', { name }))
      return whole
    })
  const texts = Object.entries(asked.texts).map(([language, text]) => [
    language,
    { question: said(text.question), hint: said(text.hint) },
  ])
  return { ...asked, texts: Object.fromEntries(texts) }
}

/** The form with when each question and section is asked, as far as that can be said here. */
export function readCondition(
  form: FormContent,
  parts: readonly { readonly row: NumberedRow; readonly key: string }[],
  file: {
    readonly keys: FileKeys
    readonly lists: ReadonlyMap<string, ChoiceList>
    readonly remark: Remarks
  },
): FormContent {
  let done = form
  for (const { row, key } of parts) {
    const expression = row.cells['relevant'] ?? ''
    if (expression === '') continue
    const read = readRelevant(expression)
    if (!read) {
      file.remark(row, 'relevant', t('in.relevant', { expression }))
      continue
    }
    const tests = read.tests.map(test => testHere(test, form, key, file))
    const wrong = read.tests.find((_, index) => tests[index] === undefined)
    if (wrong) file.remark(row, 'relevant', t('in.relevant-question', { name: wrong.question }))
    else done = withCondition(done, key, { ...read, tests: tests as Condition['tests'] })
  }
  return done
}

/** The test with keys of this form; undefined where it looks at nothing that is asked before, or at no answer of it. */
function testHere(
  test: ConditionTest,
  form: FormContent,
  key: string,
  { keys, lists }: { readonly keys: FileKeys; readonly lists: ReadonlyMap<string, ChoiceList> },
): ConditionTest | undefined {
  const question = keys.of(test.question.trim())
  const asked = earlierThan(form, key).find(one => one.key === question)
  if (!asked || !testsFor(asked).includes(test.is)) return undefined
  if (test.is !== 'includes' && test.is !== 'not_includes') return { ...test, question: asked.key }
  const name = String(test.value ?? '')
  if (asked.kind === 'area') return { ...test, question: asked.key }
  const value = lists.get(asked.key)?.keys.of(name) ?? name
  return choicesOf(asked, []).includes(value) ? { question: asked.key, is: test.is, value } : undefined
}
