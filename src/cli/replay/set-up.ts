import type { Scenario } from './scenario.ts'
import { type VisitedPage, type Visitor, wordsOf } from './visitor.ts'

/** Where the programme's pages are. */
export type Place = { readonly programme: string; readonly conversation: string; readonly code: string }

/** Sets the programme up with everything that is asked for before it opens, opens it, and asks its question. */
export async function setUp(owner: Visitor, file: Scenario): Promise<Place> {
  const { slug } = file.organisation
  const { title, written_in, code, settings, languages, partners } = file.programme
  const begin = await owner.open(`/o/${slug}/programmes/new`)
  const made = await owner.send(begin, {}, { title, written_in, ...(code === undefined ? {} : { code }) })
  const at = pathOf(made)
  for (const [section, fields] of Object.entries(settings))
    await owner.send(await owner.open(`${at}/${section}`), { button: 'Save' }, fields)
  for (const partner of partners)
    await owner.send(await owner.open(`${at}/partners`), { button: 'Add a partner' }, partner)
  await owner.send(
    await owner.open(`${at}/languages`),
    { button: 'Save' },
    { languages: Object.keys(languages) },
  )
  for (const [language, approval] of Object.entries(languages)) {
    const statement = await owner.open(`${at}/permission/1/${language}`)
    await owner.send(statement, { button: 'Record the approval' }, approval)
  }
  await owner.send(await owner.open(at), { button: 'Open the programme' })

  const programme = at.replace(/\/settings$/, '')
  const asked = await owner.send(
    await owner.open(`${programme}/listen/new`),
    { button: 'Save' },
    file.conversation,
  )
  const opened = await owner.send(asked, { button: 'Open to the public' }, { moderation: 'at_once' })
  const found = /\/c\/([a-z0-9-]+)/.exec(wordsOf(opened.root.querySelector('main')))
  return { programme, conversation: pathOf(asked), code: found?.[1] ?? '' }
}

export function pathOf(page: VisitedPage): string {
  return page.at.replace(/\?.*$/, '')
}
