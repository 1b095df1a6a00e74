import { type RawBuilder, sql } from 'kysely'
import { createApp } from '../src/app.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import { beginSignedIn } from '../src/trust/accounts/sign-in.ts'
import { type Bench, quantile } from './figure.ts'
import { type OpenConversation, openConversation } from './open-conversation.ts'

const responses = 1_000_000
const looks = 20

export const benchMillion: Bench = {
  about: `the team's pages over ${responses.toLocaleString('en-GB')} responses, beside bare queries of the same tables`,
  async run(report) {
    const conversation = await openConversation()
    try {
      await fill(conversation)
      const { services, organisation, programme, activity, owner } = conversation
      const app = createApp(services)
      const token = await inOrganisation(services.database.db, organisation.id, db =>
        beginSignedIn(services, db, owner, 'link', 'A browser'),
      )
      const home = `/o/${organisation.slug}/p/${programme.id}`
      const pages: Readonly<Record<string, string>> = {
        'the programme’s home': home,
        'coverage: who was heard': `${home}/reach`,
        'the list of conversations': `${home}/listen`,
        'a conversation': `${home}/listen/${activity.id}`,
        'what was said, the newest': `${home}/listen/${activity.id}/words`,
        'what was said, page 1,000': `${home}/listen/${activity.id}/words?page=1000`,
        'a word that one in a thousand said': `${home}/listen/${activity.id}/words?q=word123`,
        'a word that everybody said': `${home}/listen/${activity.id}/words?q=tea`,
        'Find over the programme': `${home}/find?q=word123`,
        'how long words are kept': `${home}/listen/kept`,
      }
      for (const [what, path] of Object.entries(pages)) {
        const took = await timesOf(async () => {
          const answer = await app.request(`http://rowan.test${path}`, {
            headers: { Cookie: `rowan_session=${token}` },
          })
          await answer.text()
          if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
        })
        report({
          what: `${what}, 95th percentile`,
          value: quantile(took, 0.95),
          unit: 'ms',
          limit: { atMost: 300 },
        })
      }
      const bare: Readonly<Record<string, RawBuilder<unknown>>> = {
        'bare: the newest 25 responses': sql`select * from rowan.response where organisation_id = ${organisation.id}
          and activity_id = ${activity.id} order by received_at desc limit 25`,
        'bare: counting the responses of a conversation': sql`select count(*) from rowan.response
          where organisation_id = ${organisation.id} and activity_id = ${activity.id}`,
        'bare: counting characteristics by kind and value': sql`select kind, value, count(*) from rowan.characteristic
          where organisation_id = ${organisation.id} group by kind, value`,
      }
      for (const [what, query] of Object.entries(bare)) {
        const took = await timesOf(() => query.execute(conversation.admin.db))
        report({ what, value: quantile(took, 0.95), unit: 'ms' })
      }
    } finally {
      await conversation.close()
    }
  },
}

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  await work()
  const took: number[] = []
  for (let look = 0; look < looks; look++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return took
}

/** A year of answers: four in five with an area and an age, one in fifty taken back, one in ten not to be analysed. */
async function fill({ admin, organisation, programme, activity, form, statement }: OpenConversation) {
  const { db } = admin
  const statements = [
    sql`set search_path = rowan`,
    sql`create temporary table person as
      select n, gen_random_uuid() as id, now() - (n % 31536000) * interval '1 second' as at
      from generate_series(1, ${sql.lit(responses)}) n`,
    sql`insert into response (organisation_id, id, programme_id, activity_id, form_version_id, channel, language,
        submission_key, received_at, state, withdrawn_at)
      select ${organisation.id}, id, ${programme.id}, ${activity.id}, ${form.id}, 'web', 'en', id::text, at,
        case when n % 50 = 0 then 'withdrawn' else 'open' end, case when n % 50 = 0 then at end
      from person`,
    sql`insert into permission (organisation_id, response_id, statement_id, analysis, quotation, story, telling,
        contact, changed_at)
      select ${organisation.id}, id, ${statement.id}, n % 10 > 0 and n % 50 > 0, n % 3 = 0 and n % 50 > 0, false, false,
        false, at
      from person`,
    sql`insert into contribution (organisation_id, id, response_id, question, words, language)
      select ${organisation.id}, gen_random_uuid(), id, 'matters',
        'A cup of tea with word' || n % 1000 || ' and the window open matters to me', 'en'
      from person where n % 50 > 0`,
    sql`insert into characteristic (organisation_id, response_id, kind, value)
      select ${organisation.id}, p.id, told.kind, told.value
      from person p
      cross join lateral (values
        ('area', (select code from council_area order by code offset p.n % 32 limit 1)),
        ('age', (array['16-24', '25-34', '35-49', '50-64', '65-74', '75+'])[1 + p.n % 6])) as told (kind, value)
      where p.n % 5 > 0 and p.n % 50 > 0`,
    sql`analyze`,
  ]
  for (const statement of statements) await statement.execute(db)
}
