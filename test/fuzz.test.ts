import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type FuzzWorld, makeFuzzWorld, storedInPart } from './fuzz/fuzz-world.ts'
import { type Chance, chance, hostileBody, hostileFields } from './fuzz/hostile.ts'
import { hostileFile } from './fuzz/hostile-file.ts'
import { pickTarget } from './fuzz/targets.ts'
import { importsOf } from './import.ts'
import type { Person } from './world.ts'

/*
 * Sends what nobody should to every public form and to the import. A few hundred inputs with npm test;
 *
 *   FUZZ=10000 npm test -- test/fuzz.test.ts
 *
 * sends as many. FUZZ_SEED sends others; a failure names the seed of its one input.
 */
const inputs = Number(process.env['FUZZ'] ?? 400)
const seed = Number(process.env['FUZZ_SEED'] ?? 1)
const files = Math.ceil(inputs / 10)

let fuzz: FuzzWorld
let owner: Person
const usual = process.env['TMPDIR']
const folder = mkdtempSync(join(tmpdir(), 'rowan-fuzz-'))

before(async () => {
  // Uploads lie in the folder of the system while they are read: here, so that what is left behind is seen.
  process.env['TMPDIR'] = folder
  fuzz = await makeFuzzWorld()
  owner = await fuzz.world.asOwner()
})
after(() => {
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  rmSync(folder, { recursive: true, force: true })
})

/** Fails where an answer is our fault, tells of our insides, or hands back what was sent as if it were ours. */
async function answersWell(response: Response, what: string) {
  const text = await response.text()
  assert.ok(response.status < 500, `${what}: ${response.status}`)
  assert.doesNotMatch(text, /\.(ts|tsx|js|mjs):\d+|node_modules|\bat \w+ \(|SQLSTATE|syntax error at/, what)
  assert.ok(!text.includes('<script>alert(1)') && !text.includes('<img src=x'), `${what}: hands back markup`)
  for (const cookie of response.headers.getSetCookie()) assert.match(cookie, /^rowan_/, what)
}

test(`${inputs} hostile inputs to the public forms are answered, and nothing is stored in part`, async () => {
  const { app } = fuzz.world
  for (let index = 0; index < inputs; index++) {
    const own = seed * 1_000_003 + index
    const from = chance(own)
    const target = pickTarget(from)
    const aimed = await target.aim(from, fuzz)
    const sent = hostileBody(from, hostileFields(from, { ...target.fields, ...aimed.fields }))
    const headers: Record<string, string> = {
      'X-Forwarded-For': `203.0.${from.number(250)}.${from.number(250)}`,
      'Sec-Fetch-Site': 'same-origin',
      ...(sent.type === undefined ? {} : { 'Content-Type': sent.type }),
      ...(aimed.cookie ? { Cookie: aimed.cookie } : {}),
    }
    const response = await app.request(`http://rowan.test${aimed.path}`, {
      method: 'POST',
      headers,
      body: sent.body,
    })
    await answersWell(response, `input ${own}, ${target.name}`)
    if (index % 200 === 199) assert.deepEqual(await storedInPart(), [], `up to input ${own}`)
  }
  assert.deepEqual(await storedInPart(), [])
})

test(`${files} hostile files to the import are answered, and none is kept in part or left lying about`, async () => {
  const path = `${importsOf(fuzz.world, fuzz.conversation)}/file`
  for (let index = 0; index < files; index++) {
    const own = seed * 2_000_003 + index
    const from = chance(own)
    const response = await fuzz.world.app.request(`http://rowan.test${path}`, {
      method: 'POST',
      headers: { Cookie: owner.cookie, 'Sec-Fetch-Site': 'same-origin', ...contentType(from) },
      body: upload(from),
    })
    await answersWell(response, `file ${own}`)
    const kept = response.status === 303 ? (response.headers.get('Location') ?? '') : ''
    if (kept) {
      await answersWell(await owner.get(kept), `the page of file ${own}`)
      const fields = hostileFields(from, {
        use_0: 'own',
        use_1: 'question:q1',
        language_by: 'one',
        language: 'en',
      })
      const chosen = await owner.post(`${kept}/columns`, grouped(fields))
      await answersWell(chosen, `the columns of file ${own}`)
    }
  }
  assert.deepEqual(await storedInPart(), [])
  assert.deepEqual(readdirSync(folder), [])
})

/** Mostly a form with a file as browsers send it, which says its own type; otherwise something else. */
function upload(from: Chance): FormData | Uint8Array<ArrayBuffer> {
  const { name, bytes } = hostileFile(from)
  if (from.once(8)) return bytes
  const form = new FormData()
  if (from.once(5)) form.append('sheet', 'x'.repeat(from.number(30_000)))
  form.append(from.once(10) ? 'other' : 'file', new Blob([bytes]), name)
  if (from.once(6)) form.append('file', new Blob(['a,b\n1,2']), 'second.csv')
  return form
}

function contentType(from: Chance): Record<string, string> {
  return from.once(12)
    ? { 'Content-Type': from.pick(['multipart/form-data; boundary=x', 'text/csv', '']) }
    : {}
}

function grouped(fields: readonly (readonly [string, string])[]): Record<string, string[]> {
  const all: Record<string, string[]> = Object.create(null)
  for (const [name, value] of fields) all[name] = [...(all[name] ?? []), value]
  return all
}
