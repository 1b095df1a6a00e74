import { analyse } from './analyse.ts'
import { bringIn } from './bring-in.ts'
import {
  type Figures,
  findingFigures,
  importFigures,
  listenFigures,
  partnerPeopleFigures,
  peopleFigures,
  reportFigures,
  startFigures,
  understandFigures,
} from './figures.ts'
import { publish } from './publish.ts'
import type { Scenario } from './scenario.ts'
import { type Place, setUp } from './set-up.ts'
import { fetchWithout, findLeft, takeBack } from './take-back.ts'
import { type Receipts, takePart } from './take-part.ts'
import { invitePartners, inviteTeam, type Joined } from './team.ts'
import { startThrowAwayRowan } from './throw-away-rowan.ts'
import { openVisitor, type Visitor, VisitProblem } from './visitor.ts'

/**
 * Plays a scenario through a Rowan of its own, on its pages alone, and gives the figures that the pages then
 * report, by name. Throws `VisitProblem` where a step does not work.
 *
 * @param tell what is being done, and how much of it is, from 0 to 1
 */
export async function runScenario(
  file: Scenario,
  tell: (doing: string, share?: number) => void,
): Promise<ReadonlyMap<string, string>> {
  tell('Starting a Rowan of its own')
  const rowan = await startThrowAwayRowan(file.organisation)
  try {
    let people = 0
    const someone = (): Visitor => {
      people += 1
      return openVisitor(rowan.address, `10.${people >> 16}.${(people >> 8) & 255}.${people & 255}`)
    }
    const owner = someone()
    await owner.send(await owner.open(rowan.signInLink), { button: 'Sign in' })
    tell('People are invited')
    const team = await inviteTeam(owner, someone, file)
    tell('Setting the programme up')
    const place = await setUp(owner, file)
    const partners = await invitePartners(owner, someone, file, place)
    const receipts = await takePart(someone, file, place, (done, of) => tell('People answer', done / of))
    tell('Words are brought in from a file')
    await bringIn(team.analyst, file.import, place)
    await analyse(team.analyst, file, place, tell)
    const { editorPage, published } = await publish(team, file, place, tell)

    const figures = new Map([
      ...peopleFigures(await owner.open(`/o/${file.organisation.slug}/people`)),
      ...(await partnerFigures(owner, partners, file.organisation.slug, place)),
      ...(file.import ? importFigures(await owner.open(`${place.conversation}/import`)) : []),
      ...listenFigures(await owner.open(`${place.programme}/listen`)),
      ...understandFigures(await owner.open(`${place.programme}/understand`)),
    ])
    for (const address of await findingPages(owner, place))
      for (const [name, value] of findingFigures(await owner.open(address))) figures.set(name, value)
    const issued = reportFigures(published.page)
    for (const [name, value] of issued) figures.set(name, value)
    if (file.withdrawals.length === 0) return figures

    tell('Words are taken back')
    const words = await takeAllBack(someone, file, receipts, figures)
    const without = await fetchWithout(owner, editorPage, words)
    const left = await findLeft(owner, await teamPages(owner, place, editorPage), words)
    if (left.length > 0)
      throw new VisitProblem(`Words that were taken back still stand on ${left.join(', ')}.`)
    const afterwards = [
      ...listenFigures(await owner.open(`${place.programme}/listen`)),
      ...understandFigures(await owner.open(`${place.programme}/understand`)),
      ...reportFigures(without.page),
    ]
    for (const [name, value] of afterwards) figures.set(`afterwards: ${name}`, value)
    return figures
  } finally {
    await rowan.stop()
  }
}

/** Who of partners works on the programme, and how many programmes each of them finds on their own first page. */
async function partnerFigures(
  owner: Visitor,
  partners: readonly Joined[],
  slug: string,
  { programme }: Place,
): Promise<Figures> {
  if (partners.length === 0) return new Map()
  const figures = new Map(partnerPeopleFigures(await owner.open(`${programme}/people`)))
  for (const { name, visitor } of partners)
    for (const [what, value] of startFigures(await visitor.open(`/o/${slug}`)))
      figures.set(`${name}: ${what}`, value)
  return figures
}

async function takeAllBack(
  someone: () => Visitor,
  file: Scenario,
  receipts: Receipts,
  figures: Map<string, string>,
): Promise<string[]> {
  const words: string[] = []
  for (const { answer, note } of file.withdrawals) {
    const receipt = receipts.get(answer)
    if (receipt === undefined) throw new VisitProblem(`Nobody has the receipt of “${answer}”.`)
    const told = await takeBack(someone(), receipt, note)
    figures.set(`receipt of ${answer}: steps told`, String(told.uses.length))
    // Every person of a group may say the same; only what nobody else says must be gone.
    const others = file.answers.filter(each => each.key !== answer).flatMap(each => each.words)
    const sentences = receipt.words.split(/(?<=[.!?؟])\s+/)
    words.push(...sentences.filter(sentence => !others.some(said => said.includes(sentence))))
  }
  return words
}

async function findingPages(owner: Visitor, { programme }: Place): Promise<string[]> {
  const home = `${programme}/understand/findings`
  return linksUnder(owner, home, new RegExp(`^${home}/[0-9a-f-]{36}$`))
}

/** Every page of the team on which words could stand. */
async function teamPages(owner: Visitor, place: Place, editorPage: string): Promise<string[]> {
  const understand = `${place.programme}/understand`
  const themes = await linksUnder(
    owner,
    understand,
    new RegExp(`^${understand}/(themes|suggestions)/[0-9a-f-]{36}$`),
  )
  const findings = await findingPages(owner, place)
  return [
    place.conversation,
    `${place.conversation}/words`,
    ...themes,
    ...findings,
    ...findings.map(address => `${address}/quotes`),
    editorPage,
    `${editorPage}/preview`,
  ]
}

async function linksUnder(visitor: Visitor, address: string, wanted: RegExp): Promise<string[]> {
  const page = await visitor.open(address)
  const links = page.root.querySelectorAll('a').map(link => link.getAttribute('href') ?? '')
  return [...new Set(links.filter(link => wanted.test(link)))]
}
