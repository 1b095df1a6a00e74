import assert from 'node:assert/strict'
import { test } from 'node:test'
import { banner, withoutPassword } from './banner.ts'

test('the banner says where Rowan is, how to sign in, where the data is and how to stop', () => {
  const text = banner({
    address: 'http://localhost:4000',
    signIn: 'http://localhost:4000/sign-in/abc',
    dataDir: '/srv/rowan/data',
    database: { own: true, version: '18.4' },
  })
  for (const part of [
    'http://localhost:4000\n',
    '/sign-in/abc',
    'once',
    '/srv/rowan/data',
    'PostgreSQL 18.4',
    'Ctrl+C',
  ]) {
    assert.ok(text.includes(part), part)
  }
})

test('without a sign-in link the banner does not speak of one', () => {
  const text = banner({ address: 'http://a', dataDir: '/d', database: { own: false, at: 'db:5432/rowan' } })
  assert.doesNotMatch(text, /sign in/i)
  assert.match(text, /db:5432\/rowan/)
})

test('a database address is shown without its user and password', () => {
  assert.equal(withoutPassword('postgres://me:secret@db.example:5433/row%20an'), 'db.example:5433/row an')
  assert.equal(withoutPassword('postgres:///rowan'), 'this machine/rowan')
})
