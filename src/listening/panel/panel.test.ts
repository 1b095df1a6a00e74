import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { makeConversation, visitor } from '../../../test/conversation.ts'
import { linkIn, mailTo } from '../../../test/mail.ts'
import { validHtml } from '../../../test/valid-html.ts'
import { formBody, makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { deliverEvents } from '../../platform/events.ts'
import { openLog } from '../../platform/log.ts'
import { currentForm } from '../forms/forms.sql.ts'
import { acceptSubmission } from '../responses/accept.ts'
import { nothingAllowed } from '../responses/permission.ts'
import { mailWave } from './mail-wave.ts'
import { panelHandlers } from './react.ts'
import { panelWaves } from './waves.sql.ts'

const world = await makeWorld()
const ages = ['16-24', '25-34', '35-49', '50-64', '65-74', '75+']

async function panel(of: World = world) {
  const owner = await of.asOwner()
  const conversation = await makeConversation(of, {
    content: {
      languages: ['en'],
      questions: [
        { kind: 'long_text', key: 'q1', texts: { en: { question: 'What matters to you?', hint: '' } } },
        {
          kind: 'one',
          key: 'choice',
          texts: { en: { question: 'Is care near you?', hint: '' } },
          options: [
            { key: 'yes', labels: { en: 'Yes' } },
            { key: 'no', labels: { en: 'No' } },
          ],
        },
      ],
      characteristics: [],
    },
  })
  const address = `/o/${of.organisation.slug}/p/${conversation.programme.id}/reach/panel`
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(of.services.database.db, of.organisation.id, work)
  const bring = (content: string) => {
    const body = new FormData()
    body.append('file', new File([content], 'members.csv'))
    return of.app.request(`http://rowan.test${address}/members/file`, {
      method: 'POST',
      headers: { Cookie: owner.cookie, 'Sec-Fetch-Site': 'same-origin' },
      body,
    })
  }
  const file = (people: number) =>
    `Name,Email,Area,Age,Sex\n${Array.from(
      { length: people },
      (_, n) =>
        `Person ${n},p${n}@example.org,${n % 4 ? 'Highland' : 'Moray'},${ages[n % 6]},${n % 5 ? 'female' : 'M'}`,
    ).join('\n')}\n`
  const wave = {
    title: 'Spring',
    activity: conversation.activity.id,
    size: '12',
    by: ['area', 'sex'],
    allocation: 'proportional',
    seed: '7',
    subject: 'May we ask you?',
    message: 'It takes five minutes.',
  }
  const draw = async (fields = {}) => {
    const response = await owner.post(`${address}/new`, { ...wave, ...fields })
    assert.equal(response.status, 303, await response.text())
    return response.headers.get('Location')!.split('/').at(-1)!
  }
  const send = async (id: string, what: 'send' | 'remind' = 'send') => {
    assert.equal((await owner.post(`${address}/${id}/${what}`, {})).status, 303)
    await mailWave(of.services, of.organisation.id, id as never)
  }
  /** Delivers until every event of this organisation went out: a transaction in another database holds the relay up. */
  const settle = async () => {
    const since = await inside(db => sql<{ tx: string }>`select pg_current_xact_id()::text as tx`.execute(db))
    const isPast = async () => {
      const { rows } = await inside(db =>
        sql<{
          past: boolean
        }>`select pg_snapshot_xmin(pg_current_snapshot()) >= ${since.rows[0]!.tx}::xid8 as past`.execute(db),
      )
      return rows[0]!.past
    }
    while (!(await isPast())) await setTimeout(20)
    await deliverEvents(of.services.database.db, panelHandlers(), openLog('silent'))
  }
  const invited = async () =>
    (await inside(db => db.selectFrom('mail').select('id').where('subject', '=', wave.subject).execute()))
      .length
  return { owner, conversation, address, inside, bring, file, draw, send, settle, wave, invited }
}

describe('members of a panel', () => {
  test('come from a file, once each, with name and address locked', async () => {
    const { owner, address, bring, file, inside } = await panel()
    assert.equal((await bring(file(30))).headers.get('Location'), `${address}?done=30`)
    assert.equal((await bring(file(32))).headers.get('Location'), `${address}?done=2`)
    const html = await validHtml(await owner.get(address), 'panel')
    assert.match(html, /32 members/)
    const { rows } = await inside(db =>
      sql<{ row: string }>`select to_json(m)::text as row from panel_member m`.execute(db),
    )
    for (const { row } of rows) assert.doesNotMatch(row, /Person|example\.org/)
  })

  test('are refused with row and column where they cannot be read', async () => {
    const { bring } = await panel()
    const response = await bring('Name,Email,Age\nA,not-a-mail,20\nB,b@example.org,old\nC,c@example.org,12\n')
    const html = await response.text()
    assert.equal(response.status, 422)
    assert.match(html, /Row 1, column “Email”: is no mail address/)
    assert.match(html, /Row 2, column “Age”/)
    assert.match(html, /Row 3, column “Age”/)
    assert.equal((await bring('A,B\n1,2\n')).status, 422)
  })

  test('are taken out by their address', async () => {
    const { bring, file, owner, address } = await panel()
    await bring(file(3))
    assert.equal((await owner.post(`${address}/members/remove`, { email: 'P1@example.org' })).status, 303)
    assert.match(await (await owner.get(address)).text(), /2 members/)
    assert.equal((await owner.post(`${address}/members/remove`, { email: 'p1@example.org' })).status, 422)
  })
})

describe('a wave', () => {
  test('draws so many in the population’s proportions, the same people for the same seed', async () => {
    const { bring, file, draw, inside, owner, address } = await panel()
    await bring(file(200))
    const drawn = (id: string) =>
      inside(db =>
        db
          .selectFrom('panel_invitation')
          .select('member_id')
          .where('wave_id', '=', id as never)
          .orderBy('member_id')
          .execute(),
      )
    const first = await drawn(await draw({ size: '40' }))
    assert.equal(first.length, 40)
    assert.deepEqual(await drawn(await draw({ size: '40' })), first)
    assert.notDeepEqual(await drawn(await draw({ size: '40', seed: '8' })), first)
    const html = await validHtml(await owner.get(`${address}/${await draw({ allocation: 'equal' })}`), 'wave')
    assert.match(html, /Highland, Women and girls/)
    assert.match(html, /Nothing sent|send/i)
  })

  test('keeps what was typed where something is missing', async () => {
    const { owner, address, wave, bring, file } = await panel()
    await bring(file(4))
    const response = await owner.post(`${address}/new`, { ...wave, size: 'many', by: [] })
    assert.equal(response.status, 422)
    const html = await validHtml(response, 'new wave')
    assert.match(html, /May we ask you\?/)
    assert.match(html, /Write a whole number/)
    const none = await owner.post(`${address}/new`, { ...wave, by: ['quintile'] })
    assert.match(await none.text(), /Nobody can be drawn/)
  })

  test('is mailed once each, reminds only who has not answered, and is not discarded once sent', async () => {
    const of = await makeWorld(world)
    const { bring, file, draw, send, invited, inside, owner, address, conversation } = await panel(of)
    await bring(file(20))
    const id = await draw()
    await send(id)
    await mailWave(of.services, of.organisation.id, id as never)
    assert.equal(await invited(), 12)
    await inside(db =>
      db
        .updateTable('panel_invitation')
        .set({ answered: true })
        .where(
          'id',
          'in',
          db
            .selectFrom('panel_invitation')
            .select('id')
            .where('wave_id', '=', id as never)
            .limit(5),
        )
        .execute(),
    )
    of.clock.set(new Date(of.clock.now().getTime() + 3_600_000))
    await send(id, 'remind')
    const reminders = await inside(db =>
      db.selectFrom('mail').select('id').where('subject', '=', 'Reminder: May we ask you?').execute(),
    )
    assert.equal(reminders.length, 7)
    await owner.post(`${address}/${id}/discard`, {})
    const [wave] = await inside(db => panelWaves(db, conversation.programme.id))
    assert.deepEqual([wave?.invited, wave?.answered], [12, 5])
  })
})

test('an answer by a personal link counts once, with its strata, and nothing leads from the member to it', async () => {
  const of = await makeWorld(world)
  const { bring, file, draw, send, settle, inside, owner, address, conversation } = await panel(of)
  await bring(file(8))
  const id = await draw({ size: '8' })
  await send(id)
  const link = linkIn(await mailTo(of, 'p3@example.org'))
  const person = visitor(of)
  const opened = await person.get(link)
  const to = new URL(opened.headers.get('Location')!, 'http://rowan.test')
  assert.match(to.pathname + to.search, /^\/c\/\w+\?source=panel-/)
  // Opening it again leads to the same place.
  assert.equal((await person.get(link)).headers.get('Location'), opened.headers.get('Location'))
  await answer(of, conversation, to.searchParams.get('source')!)
  await settle()
  const used = await person.get(link)
  assert.equal(used.status, 200)
  assert.match(await validHtml(used, 'used'), /used already/)
  const kept = await inside(db =>
    db.selectFrom('panel_invitation').selectAll().where('answered', '=', true).execute(),
  )
  assert.equal(kept.length, 1)
  assert.equal(kept[0]!.ticket, null)
  const tickets = await inside(db => db.selectFrom('panel_ticket').selectAll().execute())
  assert.deepEqual(
    tickets.map(ticket => ticket.strata),
    [{ area: 'S12000017', age: '50-64', sex: 'female' }],
  )
  const results = await validHtml(await owner.get(`${address}/${id}/results`), 'results')
  assert.match(results, /One person answered/)
  assert.match(results, /Is care near you\?/)
  // A second answer with the same ticket, and one with a made-up ticket, count for nothing.
  await answer(of, conversation, to.searchParams.get('source')!)
  await answer(of, conversation, 'panel-madeup')
  await settle()
  assert.match(await (await owner.get(`${address}/${id}/results`)).text(), /One person answered/)
  // Leaving the panel deletes who it is; the answer stays.
  assert.equal((await person.post(`${link}/leave`, formBody({}))).status, 200)
  assert.match(await (await owner.get(address)).text(), /7 members/)
  assert.match(await (await owner.get(`${address}/${id}/results`)).text(), /One person answered/)
})

test('a link that leads nowhere says so, in the reader’s language', async () => {
  const response = await world.app.request(
    `http://rowan.test/i/${world.organisation.slug}/nothing?language=pl`,
  )
  assert.equal(response.status, 404)
  assert.match(await response.text(), /donikąd/)
})

test('the panel is for leads and panel managers', async () => {
  const { conversation, address } = await panel()
  const manager = await world.person([], { programme: conversation.programme.id, roles: ['panel_manager'] })
  assert.equal((await manager.get(address)).status, 200)
  assert.equal((await (await world.person(['analyst'])).get(address)).status, 403)
})

async function answer(of: World, conversation: Awaited<ReturnType<typeof makeConversation>>, source: string) {
  const form = await inOrganisation(of.services.database.db, of.organisation.id, db =>
    currentForm(db, conversation.activity.id),
  )
  await acceptSubmission(of.services, of.organisation.id, {
    programme: conversation.programme.id,
    activity: conversation.activity.id,
    formVersion: form!.id,
    formIsFrozen: form!.isFrozen,
    statement: undefined,
    channel: 'web',
    voice: 'own',
    language: 'en',
    source,
    key: crypto.randomUUID(),
    words: [],
    answers: { choice: { kind: 'chosen', options: ['yes'] } },
    characteristics: {},
    permission: { ...nothingAllowed, analysis: true },
  })
}
