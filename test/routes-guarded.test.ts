import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type Id, newId } from '../src/platform/ids.ts'
import type { GuardedHandler, Need } from '../src/trust/http/guard.ts'
import { rules } from '../src/trust/policy.ts'
import { organisationRoles, programmeRoles, type Role } from '../src/trust/role.ts'
import { makeProgramme, makeWorld, type Person, type World } from './world.ts'

/** Where whoever is not signed in gets an answer: signing in, and taking an invitation up. */
const open = [
  '/o/:organisation/sign-in',
  '/o/:organisation/sign-in/link/:token',
  '/o/:organisation/sign-in/passkey',
  '/o/:organisation/sign-in/passkey/options',
  '/o/:organisation/sign-in/with/:provider',
  '/o/:organisation/sign-in/with/:provider/back',
  '/o/:organisation/invitation/:token',
]

type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** What its guard asks; undefined where it has none. */
  readonly need: Need | undefined
}

/** Every route of the workspace, once. */
function workspaceRoutes(world: World): Route[] {
  const seen = new Map<string, Route>()
  for (const { method, path, handler } of world.app.routes) {
    if (!path.startsWith('/o/:organisation')) continue
    assert.ok(method === 'GET' || method === 'POST', `${method} ${path}`)
    const need = 'need' in handler ? (handler as GuardedHandler).need : undefined
    seen.set(`${method} ${path}`, { method, path, need })
  }
  return [...seen.values()]
}

/** A route's address with the organisation and programme given, and an id that leads nowhere for the rest. */
function addressOf(path: string, organisation: string, programme: string): string {
  return path
    .replace(':organisation', organisation)
    .replace(':programme', programme)
    .replace(/:\w+(\{[^}]*\})?/g, newId())
}

const ask = (person: Person, { method }: Route, address: string) =>
  method === 'GET' ? person.get(address) : person.post(address, {})

describe('the routes of the workspace', () => {
  let world: World
  let routes: Route[]
  let programme: Id<'programme'>

  before(async () => {
    world = await makeWorld()
    routes = workspaceRoutes(world)
    programme = (await makeProgramme(world)).id
    assert.ok(routes.length > 80, `only ${routes.length} routes were found`)
  })

  const guarded = () => routes.filter(route => !open.includes(route.path))

  test('send whoever is not signed in to sign in, and back to where they were going', async () => {
    for (const { method, path } of guarded()) {
      const address = addressOf(path, world.organisation.slug, programme)
      const answer = await world.app.request(`http://rowan.test${address}`, {
        method,
        headers: { 'Sec-Fetch-Site': 'same-origin' },
      })
      assert.equal(answer.status, 303, `${method} ${path}`)
      const to = `/o/${world.organisation.slug}/sign-in?to=${encodeURIComponent(address)}`
      assert.equal(answer.headers.get('Location'), to, `${method} ${path}`)
    }
  })

  test('are open without signing in only where the list says so', () => {
    for (const { path, need } of routes) {
      assert.equal(need === undefined, open.includes(path), `${path}: ${need ?? 'no guard'}`)
    }
    for (const path of open)
      assert.ok(
        routes.some(route => route.path === path),
        `${path} is no route`,
      )
  })

  test('do not take the sign-in of another organisation', async () => {
    const stranger = await (await makeWorld()).asOwner()
    for (const route of guarded()) {
      const answer = await ask(stranger, route, addressOf(route.path, world.organisation.slug, programme))
      assert.equal(answer.status, 303, `${route.method} ${route.path}`)
      assert.match(answer.headers.get('Location') ?? '', /\/sign-in\?to=/)
    }
  })

  test('of a programme are not there for a person of another programme, nor for one of no programme', async () => {
    const other = (await makeProgramme(world, { title: 'Elsewhere' })).id
    const partner = await world.person([], { programme: other, roles: programmeRoles })
    for (const route of guarded().filter(each => each.path.includes('/p/:programme'))) {
      const answer = await ask(partner, route, addressOf(route.path, world.organisation.slug, programme))
      assert.equal(answer.status, 404, `${route.method} ${route.path}`)
    }
  })

  test('refuse with a page of their own every role that may not, and nobody who may', async () => {
    const roles: readonly Role[] = [...organisationRoles, ...programmeRoles]
    let refusals = 0
    for (const role of roles) {
      const person = await world.person(
        organisationRoles.filter(each => each === role),
        { programme, roles: programmeRoles.filter(each => each === role) },
      )
      for (const route of guarded()) {
        const may = mayPass(role, route)
        // A form that somebody may send would do its work: only who may not is tried.
        if (may && route.method === 'POST') continue
        const answer = await ask(person, route, addressOf(route.path, world.organisation.slug, programme))
        const what = `${role}: ${route.method} ${route.path}`
        assert.ok(answer.status < 500, `${what}: ${answer.status}`)
        assert.equal(answer.status === 403, !may, `${what}: ${answer.status}`)
        if (may) continue
        refusals += 1
        const text = await answer.text()
        assert.match(text, /You cannot open this/, what)
        assert.match(text, /you need to be/, what)
      }
    }
    assert.ok(refusals > 200, `only ${refusals} refusals were seen`)
  })
})

function mayPass(role: Role, { need, path }: Route): boolean {
  if (need === 'signed in' || need === 'half signed in' || need === undefined) return true
  const rule: { readonly roles: readonly Role[]; readonly inProgramme: boolean } = rules[need]
  assert.equal(rule.inProgramme, path.includes('/p/:programme'), `${path} asks for ${need}`)
  const counts = rule.inProgramme || organisationRoles.some(each => each === role)
  return counts && rule.roles.includes(role)
}
