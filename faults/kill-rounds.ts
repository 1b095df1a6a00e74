import { setTimeout as pause } from 'node:timers/promises'
import { faultFolder, prepareRowan, type RowanUnderFault } from './rowan-under-fault.ts'
import { type Senders, startSenders } from './sender.ts'

/** What is killed, in turn. */
const victims = ['the server', 'PostgreSQL', 'both'] as const

export type Round = {
  readonly round: number
  readonly killed: (typeof victims)[number]
  readonly acknowledged: number
  readonly retried: number
  /** Of what was acknowledged, in the database afterwards. */
  readonly found: number
  /** Stored more than once, acknowledged or not. */
  readonly twice: number
  readonly lost: number
  /** Stored without a permission, an event or the way back by its receipt. */
  readonly inPart: number
}

const people = 8

/**
 * Rounds of people answering while the server, its PostgreSQL or both are killed with SIGKILL and brought
 * back, with fsync on. After each round the database is asked what became of everything acknowledged so far.
 */
export async function killRounds(rounds: number, report: (round: Round) => void): Promise<readonly Round[]> {
  const rowan = await prepareRowan(faultFolder())
  const all: Round[] = []
  const everAcknowledged = new Set<string>()
  try {
    await rowan.start()
    for (let round = 1; round <= rounds; round++) {
      const killed = victims[(round - 1) % victims.length]!
      const senders = startSenders(rowan.address, people, `round ${round}`)
      await acknowledgedMore(senders, people, rowan)
      await pause(Math.random() * 300)
      if (killed !== 'the server') rowan.killPostgres()
      if (killed !== 'PostgreSQL') {
        await rowan.killServer()
        await rowan.start()
      }
      await acknowledgedMore(senders, people, rowan)
      await senders.stop()
      for (const words of senders.acknowledged) everAcknowledged.add(words)
      const stored = new Map(
        (
          await rowan.ask<{ words: string; count: string }>(
            'select words, count(*) from rowan.contribution group by words',
          )
        ).map(row => [row.words, Number(row.count)]),
      )
      const [part] = await rowan.ask<{ count: string }>(inPart)
      const found = [...everAcknowledged].filter(words => stored.has(words)).length
      const outcome: Round = {
        round,
        killed,
        acknowledged: everAcknowledged.size,
        retried: senders.retried(),
        found,
        twice: [...stored.values()].filter(count => count > 1).length,
        lost: everAcknowledged.size - found,
        inPart: Number(part?.count),
      }
      all.push(outcome)
      report(outcome)
    }
  } finally {
    await rowan.end()
  }
  return all
}

const inPart = `
  select count(*) from rowan.response r
  where not exists (select from rowan.permission p where p.response_id = r.id)
    or not exists (select from rowan.contribution c where c.response_id = r.id)
    or not exists (select from rowan.characteristic k where k.response_id = r.id)
    or not exists (select from rowan.address a where a.kind = 'receipt' and a.key = r.receipt_hash)
    or not exists (select from rowan.event e where e.payload ->> 'response' = r.id::text)`

/** Waits until that many more were acknowledged; says so when nothing comes for two minutes. */
async function acknowledgedMore(
  { acknowledged, refusals }: Senders,
  more: number,
  rowan: RowanUnderFault,
): Promise<void> {
  // As many again for what was on its way and is counted late.
  const wanted = acknowledged.size + 2 * more
  for (let waited = 0; acknowledged.size < wanted; waited++) {
    if (waited > 2400 || rowan.ended()) {
      const came = JSON.stringify([...refusals])
      throw new Error(
        `Rowan ended, or for two minutes too little was acknowledged; ${came} came:\n${rowan.output()}`,
      )
    }
    await pause(50)
  }
}
