import type { Scenario } from './scenario.ts'
import { type Visitor, VisitProblem } from './visitor.ts'

/** Who of the team does what: the first person with the role, or the owner where nobody has it. */
export type Team = { readonly owner: Visitor; readonly analyst: Visitor; readonly editor: Visitor }

/** The owner invites everybody by mail; with no mail server the mails wait in the outbox, where the links are. */
export async function inviteTeam(owner: Visitor, someone: () => Visitor, file: Scenario): Promise<Team> {
  const { slug } = file.organisation
  const joined: { readonly roles: readonly string[]; readonly visitor: Visitor }[] = []
  for (const { name, email, roles } of file.people) {
    await owner.send(
      await owner.open(`/o/${slug}/people/invite`),
      { action: '/people/invite' },
      { email, roles },
    )
    const outbox = await owner.open(`/o/${slug}/outbox`)
    const mail = outbox.root.querySelectorAll('article').find(each => each.textContent.includes(email))
    const link = mail
      ?.querySelectorAll('a')
      .map(each => each.getAttribute('href') ?? '')
      .find(address => address.includes('/invitation/'))
    if (link === undefined) throw new VisitProblem(`The outbox has no invitation for ${email}.`)
    const visitor = someone()
    await visitor.send(await visitor.open(link), { action: '' }, { name })
    joined.push({ roles, visitor })
  }
  const withRole = (role: string) => joined.find(each => each.roles.includes(role))?.visitor ?? owner
  return { owner, analyst: withRole('analyst'), editor: withRole('editor') }
}
