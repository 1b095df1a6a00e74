import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { makeConversation } from '../../../test/conversation.ts'
import { makeWorld } from '../../../test/world.ts'
import { questionBank, withBankQuestions } from '../bank/question-bank.ts'
import { type FormContent, formContent } from '../forms/form.ts'
import { readFormFile, writeFormFile } from './form-json.ts'
import { readXlsForm } from './read-xlsform.ts'
import { type SheetRow, writeXlsForm, type XlsForm } from './write-xlsform.ts'
import { readXlsFormFile, writeXlsFormFile } from './xlsform-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'rowan-xlsform-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const said = (en: string, pl: string) => ({ en: { question: en }, pl: { question: pl } })
const options = ['yes', 'no'].map(key => ({ key, labels: { en: `${key} en`, pl: `${key} pl` } }))

/** Every kind that XLSForm has a place for, in two languages, with sections and branches. */
const every = formContent.parse({
  languages: ['en', 'pl'],
  sections: [
    {
      key: 's1',
      texts: {
        en: { title: 'Home', text: 'About home.', careful: 'This may be hard.' },
        pl: { title: 'Dom', text: 'O domu.' },
      },
      showIf: { tests: [{ question: 'q2', is: 'includes', value: 'yes' }] },
    },
  ],
  questions: [
    { kind: 'long_text', key: 'q1', texts: said('What matters?', 'Co jest ważne?'), required: true },
    { kind: 'one', key: 'q2', texts: said('A home?', 'Dom?'), options, other: true },
    {
      kind: 'several',
      key: 'q3',
      section: 's1',
      texts: { en: { question: 'Which?', hint: 'As many as fit' }, pl: { question: 'Które?' } },
      options,
      none: true,
      most: 2,
    },
    { kind: 'likert', key: 'q4', section: 's1', texts: said('Agree?', 'Zgoda?'), options },
    {
      kind: 'matrix',
      key: 'q5',
      texts: said('How far?', 'Jak bardzo?'),
      options,
      rows: [{ key: 'heard', labels: { en: 'I am heard', pl: 'Słuchają mnie' } }],
    },
    { kind: 'rating', key: 'q6', from: 1, to: 5, texts: said('How good?', 'Jak dobrze?') },
    { kind: 'ranking', key: 'q7', texts: said('In order?', 'Po kolei?'), options },
    { kind: 'number', key: 'q8', texts: said('How many?', 'Ile?'), least: 0, most: 31 },
    { kind: 'number', key: 'q9', texts: said('How far?', 'Jak daleko?'), whole: false },
    { kind: 'date', key: 'q10', texts: said('When?', 'Kiedy?'), earliest: '2026-01-01' },
    { kind: 'area', key: 'q11', texts: said('Where?', 'Gdzie?') },
    { kind: 'image', key: 'q12', texts: said('A drawing?', 'Rysunek?') },
    { kind: 'voice', key: 'q13', texts: said('Aloud?', 'Na głos?') },
    {
      kind: 'short_text',
      key: 'q14',
      texts: said('Why {q8}?', 'Dlaczego {q8}?'),
      showIf: {
        join: 'any',
        tests: [
          { question: 'q6', is: 'at_most', value: 2 },
          { question: 'q2', is: 'not_includes', value: 'other' },
          { question: 'q1', is: 'answered' },
        ],
      },
    },
  ],
  characteristics: [],
})
const areas = [
  { code: 'S12000033', name: 'Aberdeen City' },
  { code: 'S12000034', name: 'Aberdeenshire' },
]

async function throughFile(file: XlsForm, name = 'form.xlsx') {
  const path = join(folder, name)
  writeFileSync(path, await writeXlsFormFile(file))
  return readXlsForm(await readXlsFormFile(path, name))
}

describe('XLSForm', () => {
  test('carries every kind of question there and back, with sections, languages and branches', async () => {
    const { file, lost } = writeXlsForm('Our form', every, areas)
    assert.deepEqual(lost, [])
    const read = await throughFile(file)
    assert.deepEqual(read.remarks, [])
    assert.equal(read.title, 'Our form')
    assert.deepEqual(read.content, every)
  })

  test('carries the bank there and back', async () => {
    const bank = questionBank.flatMap(({ questions }) => questions)
    const form = withBankQuestions(
      { ...every, languages: ['en'], sections: [], questions: every.questions.slice(0, 0) },
      bank,
      bank.map((_, index) => `q${index + 1}`),
    )
    const { file } = writeXlsForm('The bank', form, areas)
    const { content } = await throughFile(file)
    assert.deepEqual(
      content?.questions.map(({ kind, texts }) => [kind, texts]),
      form.questions.map(({ kind, texts }) => [kind, texts]),
    )
  })

  test('says what has no place in it', () => {
    const form: FormContent = {
      ...every,
      questions: [
        {
          ...every.questions[0]!,
          easy: { en: { question: 'What?', hint: '' } },
          outcomes: [1],
        },
      ],
      characteristics: ['age'],
    }
    assert.equal(writeXlsForm('', form, areas).lost.length, 3)
  })
})

describe('an XLSForm of somebody else', () => {
  const foreign = (survey: SheetRow[], choices: SheetRow[] = [], settings: SheetRow[] = []) =>
    throughFile({ survey, choices, settings }, 'theirs.xlsx')

  test('is carried as far as it goes, and each thing left behind is named with row and column', async () => {
    const { content, remarks } = await foreign(
      [
        { type: 'start', name: 'start' },
        { type: 'text', name: 'Your-Name', label: 'What are you called?', default: 'Nobody' },
        { type: 'select_one yn', name: '1st', label: 'Did you come?', required: 'yes' },
        { type: 'geopoint', name: 'where', label: 'Where are you?' },
        {
          type: 'integer',
          name: 'times',
          label: 'How often, ${Your-Name}?',
          constraint: '. >= 1 and . <= 5',
          relevant: "${1st} = '1'",
        },
        { type: 'text', name: 'odd', label: 'Odd?', relevant: 'position(..) > 2' },
      ],
      [
        { list_name: 'yn', name: '1', label: 'Yes' },
        { list_name: 'yn', name: '2', label: 'No' },
      ],
    )
    const [name, came, times] = content?.questions ?? []
    assert.equal(name?.kind, 'short_text')
    assert.ok(came?.kind === 'one' && came.required)
    assert.ok(times?.kind === 'number' && times.least === 1 && times.most === 5)
    assert.equal(times.texts.en?.question, `How often, {${name?.key}}?`)
    assert.deepEqual(times.showIf?.tests, [
      { question: came.key, is: 'includes', value: came.options[0]!.key },
    ])
    assert.deepEqual(
      remarks.map(({ sheet, row, column }) => [sheet, row, column]),
      [
        ['survey', 2, 'type'],
        ['survey', 3, 'default'],
        ['survey', 5, 'type'],
        ['survey', 7, 'relevant'],
      ],
    )
  })

  test('in a language that Rowan has not keeps the languages that it has', async () => {
    const { content, remarks } = await foreign([
      { type: 'text', name: 'a', 'label::Français (fr)': 'Pourquoi ?', 'label::Polski (pl)': 'Dlaczego?' },
    ])
    assert.deepEqual(content?.languages, ['pl'])
    assert.equal(remarks[0]?.column, 'label::Français (fr)')
  })

  test('that asks nothing is no form', async () => {
    assert.equal((await foreign([{ type: 'start', name: 'start' }])).content, undefined)
  })
})

describe('JSON', () => {
  test('carries the whole form there and back', () => {
    const read = readFormFile(writeFormFile('Our form', every))
    assert.ok(read.ok)
    assert.deepEqual(read.content, every)
  })

  test('of a newer Rowan, or of something else, is refused with where it is wrong', () => {
    const newer = readFormFile('{"rowan":"form","version":99}')
    assert.ok(!newer.ok && newer.why === 'newer')
    const wrong = readFormFile(writeFormFile('', every).replace('"long_text"', '"telepathy"'))
    assert.ok(!wrong.ok && wrong.why === 'not a form')
    assert.match(wrong.detail, /^form\.questions\.0\.kind/)
    assert.ok(!readFormFile('no JSON').ok)
  })
})

test('a form is taken, brought back, looked at and used by its pages', async () => {
  const world = await makeWorld()
  const owner = await world.asOwner()
  const { programme, activity } = await makeConversation(world)
  const form = `/o/${world.organisation.slug}/p/${programme.id}/listen/${activity.id}/form`
  const bring = (bytes: Uint8Array, name: string) => {
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(bytes)]), name)
    return world.app.request(`http://rowan.test${form}/import/file`, {
      method: 'POST',
      headers: { Cookie: owner.cookie, 'Sec-Fetch-Site': 'same-origin' },
      body,
    })
  }
  const taken = await owner.get(`${form}/file/form.xlsx`)
  assert.match(taken.headers.get('Content-Disposition') ?? '', /form\.xlsx/)
  const again = await bring(new Uint8Array(await taken.arrayBuffer()), 'form.xlsx')
  assert.match(await again.text(), /Everything in it could be carried over/)

  const other = await bring(new TextEncoder().encode(writeFormFile('Ours', every)), 'ours.json')
  assert.equal(other.status, 200)
  const shown = await other.text()
  const file = /name="form" value="([^"]+)"/.exec(shown)![1]!.replaceAll('&quot;', '"')
  assert.equal((await owner.post(`${form}/file/use`, { form: file })).status, 303)
  assert.match(await (await owner.get(form)).text(), /Słuchają|Dlaczego|Why \{q8\}\?/)

  for (const [bytes, says] of [
    ['{}', /neither a form in JSON/],
    ['PK and nothing else', /./],
    ['', /Choose a file/],
  ] as const) {
    const refused = await bring(new TextEncoder().encode(bytes), 'x.xlsx')
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), says)
  }
})
