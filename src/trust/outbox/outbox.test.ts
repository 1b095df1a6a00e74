import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSmtpServer } from '../../../test/smtp-server.ts'
import { validHtml } from '../../../test/valid-html.ts'
import { formBody, makeWorld } from '../../../test/world.ts'
import { createApp } from '../../app.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { mailerJob } from '../../platform/mail/mailer.ts'

const server = await startSmtpServer()
after(() => server.close())
const world = await makeWorld()
const services = { ...world.services, sendsMail: true }
const app = createApp(services)
const { database, secrets, queue } = services
const { clock } = world
const { organisation, sent } = world
const slug = organisation.slug
const job = mailerJob(
  database.db,
  { secrets, clock, queue },
  { smtpUrl: server.url, from: 'rowan@alder.example' },
)
const run = () => job.run({ organisation: organisation.id, id: organisation.id })

const owner = await world.asOwner()
const viewer = await world.person(['viewer'])

const get = (path: string, { cookie } = owner) =>
  app.request(`http://rowan.test${path}`, { headers: { Cookie: cookie } })
const post = (path: string, { cookie } = owner) =>
  app.request(`http://rowan.test${path}`, {
    method: 'POST',
    headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
    body: formBody({}),
  })
const write = (to: string, holdsUntil?: Date) =>
  inOrganisation(database.db, organisation.id, db =>
    queueMail(services, db, {
      to,
      subject: 'Your invitation',
      text: 'Open this.',
      ...(holdsUntil ? { holdsUntil } : {}),
    }),
  )

test('an owner reads which mails were given up and why, sends them again, and nobody else may', async () => {
  assert.doesNotMatch(await (await get(`/o/${slug}`)).text(), /could not be sent/)
  server.answer = 550
  const id = await write('nobody@alder.example')
  await run()
  assert.match(await (await get(`/o/${slug}`)).text(), /A mail could not be sent\. <a href="[^"]*\/outbox">/)
  assert.doesNotMatch(await (await get(`/o/${slug}`, viewer)).text(), /could not be sent/)
  const listed = await validHtml(await get(`/o/${slug}/outbox`), 'outbox')
  assert.match(listed, /The mail server did not accept the address\. It answered 550\. Tried once\./)
  assert.match(listed, new RegExp(`action="/o/${slug}/outbox/${id}/again"`))
  assert.doesNotMatch(listed, /Open this\./)

  assert.equal((await post(`/o/${slug}/outbox/${id}/again`, viewer)).status, 403)
  server.answer = 250
  sent.length = 0
  const again = await post(`/o/${slug}/outbox/${id}/again`)
  assert.equal(again.status, 303)
  assert.deepEqual(
    sent.map(({ name }) => name),
    ['mail.send'],
  )
  assert.match(await (await get(again.headers.get('Location')!)).text(), /will be sent in a moment/)
  await run()
  assert.equal(server.received.at(-1)?.to, 'nobody@alder.example')
  assert.doesNotMatch(await (await get(`/o/${slug}`)).text(), /could not be sent/)
  assert.match(await (await get(`/o/${slug}/audit`)).text(), /sent a mail again/)

  const twice = await post(`/o/${slug}/outbox/${id}/again`)
  assert.equal(twice.status, 409)
  assert.match(await validHtml(twice, 'sent already'), /can no longer be sent again/)
  assert.equal((await post(`/o/${slug}/outbox/none/again`)).status, 404)
})

test('a mail whose link ran out before it could be sent is shown as such, with nothing to press', async () => {
  const id = await write('late@alder.example', new Date(clock.now().getTime() + 60_000))
  clock.set(new Date(clock.now().getTime() + 120_000))
  await run()
  const listed = await (await get(`/o/${slug}/outbox`)).text()
  assert.match(listed, /It was not sent while its link still worked/)
  assert.doesNotMatch(listed, new RegExp(`${id}/again`))
})

test('a mail that waits for its next try says when that is and what went wrong', async () => {
  server.answer = 450
  await write('slow@alder.example')
  await run()
  const listed = await (await get(`/o/${slug}/outbox`)).text()
  assert.match(listed, /Not sent yet\. Next try 4 March 2026 at 10:0\d/)
  assert.match(listed, /It answered 450/)
})
