import type { FullWorld } from './full-world.ts'

type Who = 'owner' | 'author' | 'visitor'

/** One page to look at: how it is asked for, and the status that it answers with. */
export type Sample = {
  readonly name: string
  readonly path: string
  readonly as: Who
  readonly status: number
  /** For everybody: looked at on a phone too. */
  readonly isPublic: boolean
}

/** What a `:code` is, by how the route begins. */
const codes: readonly (readonly [begin: string, code: (full: FullWorld) => string])[] = [
  ['/c/', full => full.conversationCode],
  ['/p/', full => full.programme.code],
  ['/r/', full => full.publicationCode],
  ['/your-words/', full => full.receipt],
]

/** Routes whose page is another than a 200 for whoever asks without more ado. */
const statuses: Readonly<Record<string, number>> = {
  // With no code typed it leads back to the front page.
  '/c': 303,
  // Nothing is wanted of whoever has no second factor and is asked for none.
  '/o/:organisation/sign-in/second-factor': 303,
  // A personal link of a panel that is nobody's.
  '/i/:organisation/:token': 404,
  // In its first language a question is written on its own page.
  '/o/:organisation/p/:programme/listen/:activity/form/question/:question/in/:language': 303,
  '/o/:organisation/sign-in/with/:provider': 503,
  '/o/:organisation/sign-in/with/:provider/back': 403,
}

/** Routes that need an import in a certain state. */
const importStates: Readonly<Record<string, keyof FullWorld['imports']>> = {
  values: 'values',
  permission: 'permission',
  remove: 'done',
  'refused.csv': 'done',
}

/** The sample of a registered route, or undefined where one of its parameters is unknown here. */
export function sampleOf(route: string, full: FullWorld, language = 'en'): Sample | undefined {
  const state = importStates[route.split('/:import/')[1] ?? '']
  const parameters: Record<string, string | undefined> = {
    ...full.parameters,
    language,
    code: codes.find(([begin]) => route.startsWith(begin))?.[1](full),
    file: undefined,
    ...(route.includes('/invitation/:token') ? { token: full.tokens.invitation } : {}),
    ...(route.includes('/email/:token') ? { token: full.tokens.email } : {}),
    ...(state ? { import: full.imports[state].split('/').at(-1) } : {}),
  }
  const names = [...route.matchAll(/:(\w+)/g)].map(match => match[1]!)
  if (names.some(name => !parameters[name])) return undefined
  const isPublic = !route.startsWith('/o/')
  return {
    name: route,
    path: route.replace(/:(\w+)/g, (_, name: string) => parameters[name]!),
    as: isPublic ? (route.startsWith('/your-words/') ? 'author' : 'visitor') : 'owner',
    // What differs is the form's first language.
    status: (language === 'en' ? statuses[route] : undefined) ?? 200,
    isPublic,
  }
}

/** Files of the product and answers for machines: no page, so no sample. */
export function isNoPage(route: string): boolean {
  return route.startsWith('/assets/') || route === '/health' || /\/picture\/:(file|picture)$/.test(route)
}

/** The same pages in other languages and states, and pages that stand at no address of their own. */
export function moreSamples(full: FullWorld): readonly Sample[] {
  const { organisation, programme } = full.parameters
  const draft = `/o/${organisation}/p/${full.draft}`
  const one = (name: string, path: string, status = 200, as: Who = 'visitor'): Sample => ({
    name,
    path,
    as,
    status,
    isPublic: !path.startsWith('/o/'),
  })
  const code = full.conversationCode
  return [
    one('a conversation in a language that it has not', `/c/${code}/pl`),
    one('a conversation that is closed', `/c/${full.closedCode}`),
    one('a code that was typed, of nothing', '/c?code=nobody', 404),
    one('no such conversation', '/c/nobody', 404),
    one('no such programme', '/p/nobody', 404),
    one('no such report', '/r/nobody', 404),
    one('no such page', '/nowhere', 404),
    one('thank you, with the PIN chosen', `${full.thankYou}?pin=chosen`),
    one('thank you, in Arabic', full.thankYou.replace('/en/', '/ar/')),
    one('your words, in Arabic', '/your-words?language=ar'),
    one('your words, with the PIN forgotten', '/your-words?forgotten=yes'),
    one('your words, just changed', '/your-words/open?done=edited', 200, 'author'),
    one('signing in', `/o/${organisation}/sign-in?to=/o/${organisation}`),
    one('a sign-in link that is spent', `/o/${organisation}/sign-in/link/spent`, 410),
    ...(['values', 'permission', 'waiting', 'done'] as const).map(state =>
      one(`an import: ${state}`, full.imports[state], 200, 'owner'),
    ),
    ...[
      '',
      '/listen',
      '/listen/new',
      '/understand',
      '/understand/findings',
      '/show',
      '/settings',
      '/reach',
      '/reach/panel',
    ].map(path => one(`an empty programme: ${path || '/'}`, `${draft}${path}`, 200, 'owner')),
    one('a search that finds', `/o/${organisation}/p/${programme}/find?q=bus`, 200, 'owner'),
    one('a search that finds nothing', `/o/${organisation}/p/${programme}/find?q=zebra`, 200, 'owner'),
    one(
      'words that are looked for',
      `/o/${organisation}/p/${programme}/listen/${full.parameters['activity']}/words?find=bus`,
      200,
      'owner',
    ),
    one('a finding, just written', `/o/${organisation}/p/${programme}/understand?done=finding`, 200, 'owner'),
  ]
}
