import { type VisitedPage, wordsOf } from './visitor.ts'

/** What the product reports, by name, as it stands on its pages. */
export type Figures = ReadonlyMap<string, string>

/** The table of conversations: how many answered. */
export function listenFigures(page: VisitedPage): Figures {
  const rows = page.root
    .querySelectorAll('table tbody tr')
    .map(row => row.querySelectorAll('td, th').map(wordsOf))
  return new Map(rows.map(cells => [`responses: ${cells[0]}`, cells.at(-1) ?? '']))
}

/** Everybody who has an account, those of partners too. */
export function peopleFigures(page: VisitedPage): Figures {
  return new Map([['people with an account', String(rowsOfFirstTable(page))]])
}

/** The people of partners in a programme: each has a form with their roles. */
export function partnerPeopleFigures(page: VisitedPage): Figures {
  const people = page.root.querySelectorAll('main form[action$="/roles"]')
  return new Map([['people of partners', String(people.length)]])
}

/** Where somebody starts: the programmes that they may open. */
export function startFigures(page: VisitedPage): Figures {
  return new Map([['programmes to open', String(rowsOfFirstTable(page))]])
}

/** The list of files brought in, the newest first: rows brought in, here already, not read. */
export function importFigures(page: VisitedPage): Figures {
  const rows = page.root.querySelectorAll('main table tbody tr').map(row => ({
    file: wordsOf(row.querySelector('a')),
    cells: row.querySelectorAll('td').map(wordsOf),
  }))
  return new Map(
    rows
      .toReversed()
      .flatMap(({ file, cells: [stored = '', known = '', refused = ''] }, index): [string, string][] => [
        [`import ${index + 1}, ${file}: brought in`, stored],
        [`import ${index + 1}, ${file}: here already`, known],
        [`import ${index + 1}, ${file}: not read`, refused],
      ]),
  )
}

/** The first page of understanding: who is read, and how many people speak of each theme. */
export function understandFigures(page: VisitedPage): Figures {
  const figures = new Map<string, string>()
  const lead = numbersIn(wordsOf(page.root.querySelector('.page-heading p')))
  for (const [index, name] of [
    'people who may be read',
    'contributions',
    'contributions in a theme',
  ].entries())
    if (lead[index] !== undefined) figures.set(name, lead[index])
  for (const link of page.root.querySelectorAll('.theme-bars a')) {
    const [people = '', name = ''] = splitAt(wordsOf(link), ': ')
    figures.set(`theme: ${name}`, numbersIn(people)[0] ?? '')
  }
  return figures
}

/** The page of a finding: who says so, and by characteristic as disclosure control shows it. */
export function findingFigures(page: VisitedPage): Figures {
  const name = `finding: ${wordsOf(page.root.querySelector('h1'))}`
  const says = page.root
    .querySelectorAll('main p')
    .map(wordsOf)
    .find(text => /^[\d,]+ (person|people) of [\d,]+ /.test(text))
  const [said = '', of = ''] = numbersIn(says ?? '')
  return new Map([[name, `${said} of ${of}`], ...tables(page, () => name)])
}

/** The published report: every number that it shows, and how many are quoted. */
export function reportFigures(page: VisitedPage): Figures {
  const figures = new Map<string, string>()
  const told = page.root.querySelectorAll('main p').map(wordsOf)
  const reach = told.find(text => / took part, (from|on) /.test(text))
  if (reach !== undefined) figures.set('report: took part', numbersIn(reach)[0] ?? 'a few')
  for (const [name, value] of tables(page, caption => `report: ${caption}`)) figures.set(name, value)
  for (const finding of page.root.querySelectorAll('.document__finding')) {
    const sentence = wordsOf(finding.querySelector('h2, h3, .document__sentence'))
    const [, said, of] = /([\d,]+) of the ([\d,]+) people we heard/.exec(noteBeside(finding)) ?? []
    figures.set(
      `report: ${sentence}`,
      said === undefined ? 'no number' : `${said} of ${of}`.replaceAll(',', ''),
    )
  }
  figures.set('report: quotes', String(page.root.querySelectorAll('.document__quote').length))
  figures.set(
    'report: recommendations',
    String(page.root.querySelectorAll('.document__recommendation').length),
  )
  return figures
}

function rowsOfFirstTable(page: VisitedPage): number {
  return page.root.querySelector('main table')?.querySelectorAll('tbody tr').length ?? 0
}

function tables(page: VisitedPage, prefix: (caption: string) => string): [string, string][] {
  return page.root.querySelectorAll('main table').flatMap(table => {
    const caption = wordsOf(table.querySelector('caption'))
    const columns = table.querySelectorAll('thead th').map(wordsOf).slice(1)
    return table.querySelectorAll('tbody tr').flatMap(row => {
      const [head = '', ...cells] = row.querySelectorAll('th, td').map(wordsOf)
      return cells.map((cell, index): [string, string] => [
        [prefix(caption), head, ...(cells.length > 1 ? [columns[index] ?? ''] : [])].join(' | '),
        cell,
      ])
    })
  })
}

/** What stands in the margin beside a part of the report. */
function noteBeside(part: VisitedPage['root']): string {
  for (let around = part.parentNode; around; around = around.parentNode) {
    const note = around.querySelector('.document__note')
    if (note) return wordsOf(note)
  }
  return ''
}

function numbersIn(text: string): string[] {
  return text.match(/\d[\d,]*/g)?.map(number => number.replaceAll(',', '')) ?? []
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
