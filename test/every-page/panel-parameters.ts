import assert from 'node:assert/strict'
import type { Person, World } from '../world.ts'

const members = Array.from(
  { length: 12 },
  (_, index) => `Person ${index},p${index}@example.org,Highland,${index % 2 ? '25-34' : '75+'},female,1`,
)

/** What the pages of a panel have to show: members, and a wave that is drawn. */
export async function panelParameters(world: World, owner: Person, reach: string, activity: string) {
  const body = new FormData()
  body.append('file', new File([`Name,Email,Area,Age,Sex,Quintile\n${members.join('\n')}\n`], 'members.csv'))
  const brought = await world.app.request(`http://rowan.test${reach}/panel/members/file`, {
    method: 'POST',
    headers: { Cookie: owner.cookie, 'Sec-Fetch-Site': 'same-origin' },
    body,
  })
  assert.equal(brought.status, 303)
  const drawn = await owner.post(`${reach}/panel/new`, {
    title: 'Spring',
    activity,
    size: '6',
    by: ['area', 'age'],
    allocation: 'proportional',
    seed: '1',
    subject: 'May we ask you?',
    message: 'It takes five minutes.',
  })
  assert.equal(drawn.status, 303)
  return { wave: drawn.headers.get('Location')?.split('/').at(-1) ?? '' }
}
