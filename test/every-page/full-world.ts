import assert from 'node:assert/strict'
import { insertLinks } from '../../src/listening/links/personal-links.sql.ts'
import { linkHash } from '../../src/listening/links/use-link.ts'
import { inOrganisation } from '../../src/platform/db/transaction.ts'
import { newToken } from '../../src/platform/secrets.ts'
import { currentStatement, type Programme, setActivityState } from '../../src/programmes/index.ts'
import { renderEdition } from '../../src/publishing/editions/render-edition.ts'
import { blocksOf, recommendationsOf } from '../../src/publishing/publications/publications.sql.ts'
import { makeSignInLink } from '../../src/trust/index.ts'
import { askForThemes, drawThemes } from '../../src/understanding/suggestions/draw-themes.ts'
import { suggestionsOf } from '../../src/understanding/suggestions/suggestions.sql.ts'
import { makeConversation, sayAll, visitor } from '../conversation.ts'
import { bringIn, choices, upload } from '../import.ts'
import { formBody, makeProgramme, makeWorld, type Person, type World } from '../world.ts'
import { panelParameters } from './panel-parameters.ts'
import { peopleParameters } from './people-parameters.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

/** An organisation in which every page has something to show, and where each thing is. */
export type FullWorld = {
  readonly world: World
  readonly owner: Person
  readonly programme: Programme
  /** A value for each `:parameter` of an address, by the parameter's name. */
  readonly parameters: Readonly<Record<string, string>>
  /** What a `:token` is where it is no sign-in link's. */
  readonly tokens: Readonly<Record<'invitation' | 'email', string>>
  readonly conversationCode: string
  readonly publicationCode: string
  /** A conversation that takes no more answers. */
  readonly closedCode: string
  /** A programme in which nothing has been done yet. */
  readonly draft: string
  readonly receipt: string
  /** Imports in each state that has a page of its own. */
  readonly imports: Readonly<Record<'columns' | 'values' | 'permission' | 'waiting' | 'done', string>>
  readonly thankYou: string
  /** Someone whose words are open on their device, with the PIN. */
  readonly author: ReturnType<typeof visitor>
}

const carers = ['the same carer', 'the same face', 'a carer who knows me', 'a carer who knows my dog']
const when = ['every morning', 'at the door', 'each day', 'at night', 'on a Sunday']
const buses = ['The bus', 'No bus', 'The last bus', 'Our old bus', 'A bus']
const where = ['comes to our street', 'goes to the clinic', 'runs on Sundays', 'waits for the train']
const said = [
  ...carers.flatMap(who => when.map(time => `I want ${who} ${time}`)),
  ...buses.flatMap(bus => where.map(does => `${bus} ${does}`)),
]
const ages = ['18-24', '25-34', '65-74', '75+']

/** Makes one through the pages themselves wherever a page is there for it. */
export async function makeFullWorld(): Promise<FullWorld> {
  const world = await makeWorld()
  const owner = await world.asOwner()
  const conversation = await makeConversation(world)
  const { programme, activity } = conversation
  const { db } = world.services.database
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(db, world.organisation.id, work)
  const base = `/o/${world.organisation.slug}/p/${programme.id}`
  const send = async (path: string, fields: Fields, person = owner) => {
    const response = await person.post(path, fields)
    assert.equal(response.status, 303, `${path}: ${problemsOn(await response.text())}`)
    return response.headers.get('Location') ?? ''
  }
  const last = (address: string) => address.replace(/\?.*$/, '').split('/').at(-1) ?? ''

  await sayAll(
    world,
    conversation,
    said.map((words, index) => ({ words, characteristics: { age: ages[index % 4]! } })),
  )

  const analyst = {
    organisation: world.organisation.id,
    programme: programme.id,
    account: world.owner,
  }
  const run = await askForThemes(world.services, analyst, { count: 2 })
  await drawThemes(world.services, world.organisation.id, run)
  const [first, second] = await inside(scoped => suggestionsOf(scoped, run))
  assert.ok(first && second)
  await send(`${base}/understand/suggestions/${first.id}/accept`, { name: 'The same faces' })
  const theme = await inside(scoped =>
    scoped
      .selectFrom('theme')
      .select('id')
      .where('programme_id', '=', programme.id)
      .executeTakeFirstOrThrow(),
  )

  const finding = last(
    await send(`${base}/understand/findings/new`, {
      sentence: 'People want the same person at the door.',
      explanation: 'Knowing somebody is part of the care.',
      theme: theme.id,
      characteristic: ['age'],
    }),
  )
  const quotes = await (await owner.get(`${base}/understand/findings/${finding}/quotes`)).text()
  const behind = /name="contribution" value="([^"]+)"/.exec(quotes)?.[1] ?? ''
  const quotable = await inside(scoped =>
    scoped
      .selectFrom('analysable_contribution')
      .select(['id', 'words', 'response_id'])
      .where('programme_id', '=', programme.id)
      .where('id', '=', behind as never)
      .executeTakeFirstOrThrow(),
  )
  await send(`${base}/understand/findings/${finding}/quotes`, {
    contribution: quotable.id,
    quote: quotable.words,
  })

  await send(`${base}/show/recommendations`, {
    to: 'The board of Alder Trust',
    wording: 'Plan rounds so that people see the same carer.',
    term: 'short',
    finding,
  })
  const [recommendation] = await inside(scoped => recommendationsOf(scoped, programme.id))
  const publication = last(await send(`${base}/show/new`, { title: 'What we heard' }))
  const edit = async (path: string, fields: Fields) => {
    const html = await (await owner.get(`${base}/show/${publication}`)).text()
    return send(`${base}/show/${publication}/${path}`, {
      version: /name="version" value="(\d+)"/.exec(html)?.[1] ?? '',
      ...fields,
    })
  }
  await edit('blocks', { kind: 'text', text: 'What people told us in one winter.' })
  await send(`${base}/show/${publication}/publish`, {
    version: /name="version" value="(\d+)"/.exec(
      await (await owner.get(`${base}/show/${publication}`)).text(),
    )![1]!,
  })
  const edition = world.sent.findLast(({ name }) => name === 'publishing.render-edition')
  assert.ok(edition, 'Publishing asked for no rendering.')
  await renderEdition(world.services, world.organisation.id, edition.payload.id as never)
  const { code, block, statement, excerpt } = await inside(async scoped => ({
    code: (
      await scoped
        .selectFrom('publication')
        .select('code')
        .where('id', '=', publication as never)
        .executeTakeFirstOrThrow()
    ).code,
    block: (await blocksOf(scoped, publication as never)).find(one => one.content.kind === 'text'),
    statement: await currentStatement(scoped, programme.id),
    excerpt: await scoped
      .selectFrom('excerpt')
      .select('id')
      .where('contribution_id', '=', quotable.id)
      .executeTakeFirstOrThrow(),
  }))

  const lineage = await (await owner.get(`${base}/understand/lineage`)).text()
  const news = await listed(owner, `${base}/settings/news`, `${base}/settings/news/new`, 'post', {
    title: 'We have read the first answers',
    body: 'Thank you. The themes come next.',
  })
  const partner = await listed(owner, `${base}/settings/partners`, `${base}/settings/partners`, 'partner', {
    name: 'Birch Board',
    address: 'https://birch.example',
  })

  const table = 'Who,What was said,Where\nA1,The nurse was kind,Leith\nA2,Nobody rang back,Oban\n,,\n'
  const uploaded = async (content: string) => {
    const response = await upload(world, owner, conversation, { content })
    assert.equal(response.status, 303)
    return response.headers.get('Location') ?? ''
  }
  const imports = {
    columns: await uploaded(table),
    values: await uploaded(table.replace('Where', 'Age').replace('Leith', 'old').replace('Oban', 'young')),
    permission: await uploaded(table.replace('A1', 'B1')),
    waiting: (await bringIn(world, owner, conversation, table.replace('A1', 'C1'), { run: false })).address,
    done: (await bringIn(world, owner, conversation, table.replace('A1', 'D1'))).address,
  }
  await send(`${imports.values}/columns`, { ...choices, use_2: 'kind:age' })
  await send(`${imports.permission}/columns`, choices)

  const form = `${base}/listen/${activity.id}/form`
  await send(`${form}/section/new`, { title_en: 'About the care that you get' })
  const section = new RegExp(`${form}/section/(s\\d+)`).exec(await (await owner.get(form)).text())?.[1] ?? ''
  for (const [language, question] of [
    ['en', 'Who helps you?'],
    ['ar', 'من يساعدك؟'],
  ] as const) {
    const easy = `${form}/question/q1/easy/${language}`
    const seen = /name="seen" value="([^"]+)"/.exec(await (await owner.get(easy)).text())![1]!
    await send(easy, { seen, question })
  }
  await send(`${form}/new/rating`, { question: 'How good is it?', to: '5', section })

  const draft = await makeProgramme(world, { title: 'Begun today', state: 'draft' })
  const closed = await makeConversation(world)
  await inside(scoped =>
    setActivityState(scoped, closed.activity, 'closed', { account: world.owner, now: world.clock.now() }),
  )

  const author = visitor(world)
  const page = await (await author.get(conversation.address)).text()
  const sent = await author.post(
    conversation.address,
    formBody({
      page_key: /name="page_key" value="([^"]+)"/.exec(page)?.[1] ?? '',
      answer_q1: 'I know the knock. It should be somebody I know who comes in.',
      who_age: '75+',
      analysis: 'yes',
      quotation: 'yes',
      naming: 'none',
    }),
  )
  assert.equal(sent.status, 303, problemsOn(await sent.text()))
  const thankYou = sent.headers.get('Location') ?? ''
  const chosen = await author.post(`${thankYou}/pin`, formBody({ pin: '4071', pin_again: '4071' }))
  assert.equal(chosen.status, 303)
  const receipt =
    /\/your-words\/([a-z]+-[a-z]+-[a-z]+-\d+)/.exec(
      await (await author.get(`${thankYou}?pin=chosen`)).text(),
    )?.[1] ?? ''
  const opened = await author.post('/your-words', formBody({ code: receipt, pin: '4071' }))
  assert.equal(opened.status, 303, problemsOn(await opened.text()))

  const begun = await author.post(
    `${conversation.address}/draft`,
    formBody({ answer_q1: 'I have not finished', save: 'yes' }),
  )
  const unsent = /\/draft\/([\w-]+)\//.exec(begun.headers.get('Location') ?? '')?.[1] ?? ''
  const personal = newToken()
  await inside(scoped => insertLinks(scoped, activity.id, [linkHash(world.services, personal)], '2026-03-04'))

  const panel = await panelParameters(world, owner, `${base}/reach`, activity.id)
  const people = await peopleParameters(world, owner, programme.id)
  const link = await inside(scoped =>
    makeSignInLink(world.services, scoped, world.organisation.slug, world.owner),
  )
  return {
    world,
    owner,
    programme,
    author,
    receipt,
    thankYou,
    imports,
    conversationCode: activity.code,
    publicationCode: code,
    closedCode: closed.activity.code,
    draft: draft.id,
    parameters: {
      organisation: world.organisation.slug,
      set: 'what-matters',
      programme: programme.id,
      activity: activity.id,
      theme: theme.id,
      // The quotable one is behind the finding, so it is in its theme.
      contribution: quotable.id,
      response: quotable.response_id,
      suggestion: second.id,
      finding,
      step: /lineage\/([0-9a-f-]{36})\/undo/.exec(lineage)?.[1] ?? '',
      excerpt: excerpt.id,
      publication,
      block: block?.id ?? '',
      recommendation: recommendation?.id ?? '',
      import: last(imports.columns),
      post: news,
      partner,
      version: String(statement?.version ?? ''),
      language: 'en',
      question: 'q1',
      section,
      part: 'question',
      kind: 'matrix',
      key: 'q1',
      sealed: last(thankYou),
      token: last(link),
      draft: unsent,
      page: 'q-q1',
      link: personal,
      ...panel,
      ...people.parameters,
    },
    tokens: people.tokens,
  }

  /** Adds something by its form, and finds its id in the links of the list. */
  async function listed(person: Person, list: string, form: string, what: string, fields: Fields) {
    await send(form, fields, person)
    const html = await (await person.get(list)).text()
    const id = new RegExp(`${list}/([0-9a-f-]{36})`).exec(html)?.[1]
    assert.ok(id, `No ${what} in the list at ${list}`)
    return id
  }
}

/** What a page that refuses says is to be put right. */
function problemsOn(html: string): string {
  const summary = /<div class="error-summary"[\s\S]*?<\/div>/.exec(html)?.[0] ?? html.slice(0, 500)
  return summary.replace(/<[^>]+>/g, ' ')
}
