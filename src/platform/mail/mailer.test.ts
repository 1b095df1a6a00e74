import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startSmtpServer } from '../../../test/smtp-server.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation } from '../db/transaction.ts'
import type { JobPayload } from '../jobs/queue.ts'
import { givenUpMails, queueMail, readOutbox, sendMailAgain } from './mail.ts'
import { failedTry, nextTry } from './mail-failure.ts'
import { mailerJob } from './mailer.ts'

const server = await startSmtpServer()
after(() => server.close())
const first = await makeWorld()

const minute = 60_000
const subject = 'Your way in'

type Asked = { readonly payload: JobPayload; readonly after: Date | undefined }

/** An organisation whose mails go to a server, with what was asked of the queue. */
async function withMailer(smtpUrl: string | undefined = server.url) {
  server.answer = 250
  server.received.length = 0
  const world = await makeWorld(first)
  const asked: Asked[] = []
  const { secrets, clock, database } = world.services
  const queue: World['services']['queue'] = {
    send: async (_, payload, options) => void asked.push({ payload, after: options?.after }),
  }
  const job = mailerJob(database.db, { secrets, clock, queue }, { smtpUrl, from: 'rowan@alder.example' })
  const organisation = world.organisation.id
  const inside = <T>(work: Parameters<typeof inOrganisation<T>>[2]) =>
    inOrganisation(database.db, organisation, work)
  return {
    world,
    asked,
    inside,
    organisation,
    write: (to: string, holdsUntil?: Date) =>
      inside(db =>
        queueMail({ secrets, clock }, db, {
          to,
          subject,
          text: 'Open this.',
          ...(holdsUntil ? { holdsUntil } : {}),
        }),
      ),
    run: () => job.run({ organisation, id: organisation }),
    outbox: () => inside(db => readOutbox(world.services, db)),
  }
}

test('a mail that is due is sent once, however often and by how many the outbox is worked through', async () => {
  const { write, run, outbox } = await withMailer()
  await write('ailsa@alder.example')
  await Promise.all([run(), run(), run()])
  await run()
  assert.deepEqual(
    server.received.map(mail => mail.to),
    ['ailsa@alder.example'],
  )
  assert.match(server.received[0]!.message, /Subject: Your way in/)
  const [mail] = await outbox()
  assert.equal(mail?.attempts, 1)
  assert.deepEqual(mail?.sentAt, first.clock.now())
})

test('a mail that could not be sent asks for its next try by itself, and is sent when the server is back', async () => {
  const { write, run, outbox, asked, world, organisation } = await withMailer()
  const id = await write('ailsa@alder.example')
  server.answer = 450
  await run()
  const next = new Date(world.clock.now().getTime() + minute)
  assert.deepEqual(asked, [{ payload: { organisation, id }, after: next }])
  const [waiting] = await outbox()
  assert.deepEqual(
    [waiting?.failure, waiting?.reply, waiting?.attempts, waiting?.dueAt],
    ['address', 450, 1, next],
  )

  server.answer = 250
  await run()
  assert.equal(server.received.length, 0, 'not before its time')
  world.clock.set(next)
  await run()
  assert.equal(server.received.length, 1)
  assert.equal((await outbox())[0]?.failure, undefined)
})

test('a server that cannot be reached puts every mail off until it was tried for four days, and then says why', async () => {
  const gone = await startSmtpServer()
  await gone.close()
  const { write, run, outbox, asked, world, inside } = await withMailer(gone.url)
  const begun = world.clock.now()
  await write('ailsa@alder.example')
  await write('brian@alder.example')
  for (;;) {
    await run()
    const [mail] = await outbox()
    if (mail?.gaveUpAt) break
    assert.ok(mail!.attempts < 20)
    world.clock.set(mail!.dueAt)
  }
  const mails = await outbox()
  assert.deepEqual(
    mails.map(mail => [mail.failure, mail.attempts, mail.gaveUpAt !== undefined]),
    [
      ['unreachable', 10, true],
      ['unreachable', 10, true],
    ],
  )
  const days = (world.clock.now().getTime() - begun.getTime()) / 86_400_000
  assert.ok(days > 3 && days < 5, `${days} days`)
  assert.equal(asked.length, 18, 'each failed try but the last asks for one more')
  const givenUp = await inside(db => givenUpMails(world.services, db, world.clock.now()))
  assert.equal(givenUp.length, 2)
  asked.length = 0
  await run()
  assert.deepEqual(asked, [])
})

test('an address that the server refuses for good is not tried again until someone sends the mail again', async () => {
  const { write, run, outbox, asked, world, inside } = await withMailer()
  const id = await write('nobody@alder.example')
  server.answer = 550
  await run()
  const [refused] = await outbox()
  assert.deepEqual(
    [refused?.failure, refused?.reply, refused?.gaveUpAt !== undefined],
    ['address', 550, true],
  )
  assert.deepEqual(asked, [])
  server.answer = 250
  await run()
  assert.equal(server.received.length, 0)

  assert.equal(await inside(db => sendMailAgain(db, id, world.clock.now())), true)
  await run()
  assert.equal(server.received.length, 1)
  assert.equal(await inside(db => sendMailAgain(db, id, world.clock.now())), false, 'it was sent')
})

test('a mail whose link ran out is given up unsent, and cannot be sent again', async () => {
  const { write, run, outbox, world, inside } = await withMailer()
  const id = await write('ailsa@alder.example', new Date(world.clock.now().getTime() + 30 * minute))
  world.clock.set(new Date(world.clock.now().getTime() + 31 * minute))
  await run()
  assert.equal(server.received.length, 0)
  const [mail] = await outbox()
  assert.deepEqual([mail?.failure, mail?.attempts], ['too_late', 0])
  assert.equal(await inside(db => sendMailAgain(db, id, world.clock.now())), false)
})

test('without a mail server mails wait in the outbox and are never given up', async () => {
  const { write, outbox, world, organisation } = await withMailer()
  await write('ailsa@alder.example')
  const { secrets, clock, queue, database } = world.services
  const job = mailerJob(database.db, { secrets, clock, queue }, { smtpUrl: undefined, from: 'x' })
  await job.run({ organisation, id: organisation })
  const [mail] = await outbox()
  assert.deepEqual([mail?.attempts, mail?.sentAt, mail?.gaveUpAt], [0, undefined, undefined])
})

test('only an answer from 500 on about the address or the mail itself is final', () => {
  const of = (code: string, responseCode?: number) =>
    failedTry(Object.assign(new Error(), { code, responseCode }))
  assert.equal(of('EENVELOPE', 550).isFinal, true)
  assert.equal(of('EENVELOPE', 450).isFinal, false)
  assert.equal(of('EMESSAGE', 552).isFinal, true)
  assert.deepEqual([of('EAUTH', 535).isFinal, of('EAUTH', 535).isOfServer], [false, true])
  assert.equal(failedTry(undefined).failure, 'other')
  assert.equal(nextTry(10, new Date()), undefined)
})
