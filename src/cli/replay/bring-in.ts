import { until } from './analyse.ts'
import type { Scenario } from './scenario.ts'
import type { Place } from './set-up.ts'
import { type Visitor, VisitProblem, wordsOf } from './visitor.ts'

/** Brings the file's rows in, twice: what is here already adds nothing. */
export async function bringIn(importer: Visitor, wanted: Scenario['import'], { conversation }: Place) {
  if (wanted === undefined) return
  for (let time = 0; time < 2; time++) {
    const bytes = new TextEncoder().encode(wanted.csv)
    const list = await importer.open(`${conversation}/import`)
    let page = await importer.send(list, { action: '/import/file' }, { file: { name: wanted.name, bytes } })
    page = await importer.send(page, { action: '/columns' }, wanted.columns)
    if (page.at.includes('/values')) page = await importer.send(page, { action: '/values' }, wanted.values)
    page = await importer.send(page, { action: '/permission' }, wanted.permission)
    const done = await until(importer, page.at, each => each.root.querySelector('[data-follow]') === null)
    const state = wordsOf(done.root.querySelector('.page-heading p'))
    if (state !== 'Brought in') throw new VisitProblem(`${wanted.name} was not brought in: ${state}`)
  }
}
