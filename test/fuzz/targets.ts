import type { FuzzWorld } from './fuzz-world.ts'
import type { Chance } from './hostile.ts'

/** A form that anybody can send something to. */
export type Target = {
  readonly name: string
  /** How often it is chosen, against the others. */
  readonly weight: number
  readonly fields: Readonly<Record<string, string>>
  /** Where it is sent, with which cookie, and fields whose names only the page knows. */
  aim(
    from: Chance,
    world: FuzzWorld,
  ): Promise<{ path: string; cookie?: string; fields?: Readonly<Record<string, string>> }>
}

const permission = {
  analysis: 'yes',
  quotation: 'yes',
  naming: 'first_name',
  name_first_name: 'Ailsa',
  story: 'yes',
  telling: 'yes',
  contact: 'yes',
  contact_details: 'ailsa@alder.example',
}

/** Every form that is open to the public. */
export const targets: readonly Target[] = [
  {
    name: 'a conversation',
    weight: 6,
    fields: {
      page_key: 'key',
      source: 'poster',
      answer_q1: 'I want to be asked.',
      who_role: 'person',
      who_age: '75+',
      who_area: 'S12000017',
      ...permission,
    },
    aim: async (from, world) => ({
      path: `/c/${world.code}/${from.pick(['en', 'ar', 'xx', '%00', encodeURIComponent('<b>')])}`,
    }),
  },
  {
    name: 'the PIN of a receipt',
    weight: 1,
    fields: { pin: '4071', pin_again: '4071' },
    aim: async (from, world) => ({
      path: `/c/${world.code}/en/thank-you/${from.once(2) ? world.sealed : from.pick(['x', '%ff', 'AAAA'.repeat(500)])}/pin`,
    }),
  },
  {
    name: 'opening your words',
    weight: 2,
    fields: { code: 'amber kettle cradle 41', pin: '4071', forgotten: 'yes' },
    aim: async from => ({ path: `/your-words?language=${from.pick(['en', 'ar', '%00', 'xx'])}` }),
  },
  {
    name: 'your words: edit',
    weight: 1,
    fields: {},
    aim: async (from, world) => {
      const open = await world.open(from)
      return {
        path: '/your-words/edit',
        cookie: open.cookie,
        fields: { [`words_${open.contribution}`]: 'Other words' },
      }
    },
  },
  {
    name: 'your words: permission',
    weight: 1,
    fields: permission,
    aim: async (from, world) => ({ path: '/your-words/permission', cookie: (await world.open(from)).cookie }),
  },
  {
    name: 'your words: withdraw',
    weight: 1,
    fields: {},
    aim: async (from, world) => {
      const open = await world.open(from)
      return {
        path: '/your-words/withdraw',
        cookie: open.cookie,
        fields: { what: 'some', part: open.contribution, note: 'yes' },
      }
    },
  },
  {
    name: 'your words, with a cookie that is none',
    weight: 1,
    fields: permission,
    aim: async from => ({
      path: `/your-words/${from.pick(['edit', 'permission', 'withdraw'])}`,
      cookie: `rowan_words=${from.pick(['x', '%00', '%ff', 'a'.repeat(3000), '{}'])}`,
    }),
  },
  {
    name: 'closing your words',
    weight: 1,
    fields: {},
    aim: async () => ({ path: '/your-words/close' }),
  },
  {
    name: 'signing in',
    weight: 2,
    fields: { email: 'owner@alder.example', to: '/o/alder' },
    aim: async (from, world) => ({ path: `/o/${from.once(5) ? '%00' : world.slug}/sign-in` }),
  },
  {
    name: 'a sign-in link',
    weight: 1,
    fields: {},
    aim: async (from, world) => ({
      path: `/o/${world.slug}/sign-in/link/${from.pick(['x', '%00', '%ed%a0%80', 'a'.repeat(4000), encodeURIComponent('🦊')])}`,
    }),
  },
]

/** One of the targets, the weightier ones more often. */
export function pickTarget(from: Chance): Target {
  const all = targets.flatMap(target => Array.from({ length: target.weight }, () => target))
  return from.pick(all)
}
