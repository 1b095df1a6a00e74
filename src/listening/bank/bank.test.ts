import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { makeConversation } from '../../../test/conversation.ts'
import { makeWorld } from '../../../test/world.ts'
import { formContent } from '../forms/form.ts'
import { formProblems } from '../forms/form-problems.ts'
import { outcomes } from './outcomes.ts'
import { questionBank, withBankQuestions } from './question-bank.ts'

const begun = (first: 'en' | 'pl') =>
  formContent.parse({
    languages: [first],
    questions: [{ kind: 'long_text', key: 'q1', texts: { [first]: { question: 'What matters?' } } }],
    characteristics: [],
  })

describe('the question bank', () => {
  test('says of every set where it comes from and under what it may be used', () => {
    assert.ok(questionBank.length >= 12)
    for (const set of questionBank) {
      assert.ok(set.source.length > 10 && set.licence.length > 5, set.key)
      assert.ok(set.questions.length > 0 || set.ask, `${set.key} has no question and nobody to ask`)
    }
    assert.equal(new Set(questionBank.map(({ key }) => key)).size, questionBank.length)
  })

  test('can be taken into a form in any language, and the form can be asked', () => {
    for (const first of ['en', 'pl'] as const) {
      for (const set of questionBank) {
        const keys = set.questions.map((_, index) => `q${index + 2}`)
        assert.deepEqual(formProblems(withBankQuestions(begun(first), set.questions, keys)), [], set.key)
      }
    }
  })

  test('asks about nobody’s characteristics without "prefer not to say"', () => {
    const equality = questionBank.find(({ key }) => key === 'equality')
    assert.ok(equality && equality.questions.length >= 9)
    for (const asked of equality.questions) {
      assert.equal(asked.required, false)
      assert.ok(asked.kind === 'one' && asked.options.some(({ key }) => key === 'prefer_not'), asked.key)
    }
  })

  test('ships no items of a scale that is not openly licensed', () => {
    assert.deepEqual(questionBank.find(({ key }) => key === 'pcpi-s')?.questions, [])
  })

  test('has the nine outcomes and the seven standards', () => {
    assert.equal(outcomes.length, 9)
    const [standards] = questionBank.find(({ key }) => key === 'engagement-standards')?.questions ?? []
    assert.ok(standards?.kind === 'matrix')
    assert.equal(standards.rows.length, 7)
  })
})

test('a set is added with one press, or in part', async () => {
  const world = await makeWorld()
  const owner = await world.asOwner()
  const { programme, activity } = await makeConversation(world)
  const form = `/o/${world.organisation.slug}/p/${programme.id}/listen/${activity.id}/form`
  assert.equal((await owner.post(`${form}/bank/what-matters`, { all: 'yes' })).status, 303)
  const some = await owner.post(`${form}/bank/equality`, { 'question-equality': ['sex', 'religion'] })
  assert.equal(some.status, 303)
  const html = await (await owner.get(form)).text()
  assert.match(html, /What makes a good day for you\?/)
  assert.match(html, /What is your sex\?[\s\S]*What religion/)
  assert.match(html, /<span class="form-outline__number">7<\/span>/)
  assert.equal((await owner.post(`${form}/bank/equality`, {})).status, 422)
  assert.equal((await owner.post(`${form}/bank/nothing`, { all: 'yes' })).status, 404)
})
