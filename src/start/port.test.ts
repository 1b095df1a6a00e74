import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { checkPort } from './port.ts'

test('a free port can be served', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  assert.deepEqual(await checkPort('127.0.0.1', port), { ok: true })
})

test('a taken port is told with who has it and the way out', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const result = await checkPort('127.0.0.1', port)
    assert.ok(!result.ok)
    assert.match(result.message, new RegExp(`^Port ${port} is taken`))
    assert.match(result.message, /\n {2}PORT=\d+ npm start$/)
    const offered = Number(/PORT=(\d+)/.exec(result.message)?.[1])
    assert.deepEqual(await checkPort('127.0.0.1', offered), { ok: true })
    if (process.platform === 'linux') assert.match(result.message, new RegExp(`process ${process.pid} `))
  } finally {
    server.close()
  }
})

test('an address that this machine has not is told', async () => {
  const result = await checkPort('192.0.2.1', 4999)
  assert.ok(!result.ok)
  assert.match(result.message, /no address 192\.0\.2\.1.*HOST/)
})
