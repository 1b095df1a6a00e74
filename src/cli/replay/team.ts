import type { Invited, Scenario } from './scenario.ts'
import type { Place } from './set-up.ts'
import { type Visitor, VisitProblem } from './visitor.ts'

/** Who of the team does what: the first person with the role, or the owner where nobody has it. */
export type Team = { readonly owner: Visitor; readonly analyst: Visitor; readonly editor: Visitor }

/** Somebody who took up an invitation. */
export type Joined = Invited & { readonly visitor: Visitor }

/** The owner invites everybody by mail; with no mail server the mails wait in the outbox, where the links are. */
export async function inviteTeam(owner: Visitor, someone: () => Visitor, file: Scenario): Promise<Team> {
  const { slug } = file.organisation
  const invitations = { page: `/o/${slug}/people/invite`, action: '/people/invite' }
  const joined = await inviteAll(owner, someone, slug, file.people, invitations)
  const withRole = (role: string) => joined.find(each => each.roles.includes(role))?.visitor ?? owner
  return { owner, analyst: withRole('analyst'), editor: withRole('editor') }
}

/** The owner invites people of partners to the programme, where alone they have a role. */
export function invitePartners(
  owner: Visitor,
  someone: () => Visitor,
  file: Scenario,
  { programme }: Place,
): Promise<readonly Joined[]> {
  const invitations = { page: `${programme}/people`, action: `${programme}/people` }
  return inviteAll(owner, someone, file.organisation.slug, file.programme.people, invitations)
}

async function inviteAll(
  owner: Visitor,
  someone: () => Visitor,
  slug: string,
  people: readonly Invited[],
  { page, action }: { readonly page: string; readonly action: string },
): Promise<readonly Joined[]> {
  const joined: Joined[] = []
  for (const person of people) {
    const { name, email, roles } = person
    await owner.send(await owner.open(page), { action, button: 'Send the invitation' }, { email, roles })
    const outbox = await owner.open(`/o/${slug}/outbox`)
    const mail = outbox.root.querySelectorAll('article').find(each => each.textContent.includes(email))
    const link = mail
      ?.querySelectorAll('a')
      .map(each => each.getAttribute('href') ?? '')
      .find(address => address.includes('/invitation/'))
    if (link === undefined) throw new VisitProblem(`The outbox has no invitation for ${email}.`)
    const visitor = someone()
    await visitor.send(await visitor.open(link), { action: '' }, { name })
    joined.push({ ...person, visitor })
  }
  return joined
}
