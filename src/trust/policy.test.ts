import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Id } from '../platform/ids.ts'
import {
  type Action,
  may,
  type OrganisationAction,
  type ProgrammeAction,
  roleNames,
  rules,
} from './policy.ts'
import { type Actor, organisationRoles, programmeRoles, type Role } from './role.ts'

const here = 'a' as Id<'programme'>
const elsewhere = 'b' as Id<'programme'>
const actions = Object.keys(rules) as Action[]
const roles: readonly Role[] = [...organisationRoles, ...programmeRoles]

function actor(role: Role): Actor {
  const ofTheOrganisation = organisationRoles.find(each => each === role)
  const ofTheProgramme = programmeRoles.find(each => each === role)
  return {
    account: 'me' as Id<'account'>,
    organisation: 'us' as Id<'organisation'>,
    organisationRoles: ofTheOrganisation ? [ofTheOrganisation] : [],
    programmeRoles: new Map(ofTheProgramme ? [[here, [ofTheProgramme]]] : []),
  }
}

function allowed(role: Role, action: Action, programme: Id<'programme'>): boolean {
  return rules[action].inProgramme
    ? may(actor(role), action as ProgrammeAction, programme)
    : may(actor(role), action as OrganisationAction)
}

test('every action has at least one role, and says in words what it is', () => {
  for (const action of actions) {
    assert.ok(rules[action].roles.length > 0, action)
    assert.match(rules[action].to, /^[a-z].*[^.]$/, action)
  }
})

test('an action is allowed to exactly the roles that its rule names', () => {
  for (const action of actions) {
    for (const role of roles) {
      const named = (rules[action].roles as readonly Role[]).includes(role)
      assert.equal(allowed(role, action, here), named, `${role} ${action}`)
    }
  }
})

test('an owner may do everything', () => {
  for (const action of actions) assert.equal(allowed('owner', action, here), true, action)
})

test('a role in one programme allows nothing in another, and nothing in the organisation', () => {
  for (const action of actions) {
    for (const role of programmeRoles) {
      assert.equal(allowed(role, action, elsewhere), false, `${role} ${action}`)
      if (!rules[action].inProgramme) assert.equal(allowed(role, action, here), false, `${role} ${action}`)
    }
  }
})

test('whoever has no role may do nothing', () => {
  const nobody: Actor = { ...actor('owner'), organisationRoles: [] }
  for (const action of actions) {
    const answer = rules[action].inProgramme
      ? may(nobody, action as ProgrammeAction, here)
      : may(nobody, action as OrganisationAction)
    assert.equal(answer, false, action)
  }
})

test('every role has a name that people read, and sees at least its programme', () => {
  for (const role of roles) {
    assert.match(roleNames[role], /^[a-z ]+$/)
    assert.equal(allowed(role, 'programme.see', here), true, role)
  }
})
