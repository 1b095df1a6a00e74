import { killRounds, type Round } from './kill-rounds.ts'

/*
 * Kills the server and its PostgreSQL while people answer, and counts what is there afterwards.
 *
 *   npm run faults              50 rounds
 *   npm run faults -- 10        as many as told
 */
const rounds = Number(process.argv[2] ?? 50)
const columns: readonly (readonly [name: string, of: (round: Round) => string | number])[] = [
  ['round', round => round.round],
  ['killed', round => round.killed],
  ['acknowledged', round => round.acknowledged],
  ['sent again', round => round.retried],
  ['found', round => round.found],
  ['twice', round => round.twice],
  ['lost', round => round.lost],
  ['in part', round => round.inPart],
]
const line = (cells: readonly (string | number)[]) =>
  `${cells.map((cell, index) => String(cell).padStart(Math.max(columns[index]![0].length, 12))).join('  ')}\n`

process.stdout.write(line(columns.map(([name]) => name)))
const all = await killRounds(rounds, round => process.stdout.write(line(columns.map(([, of]) => of(round)))))
const bad = all.filter(round => round.lost + round.twice + round.inPart > 0)
process.stdout.write(
  bad.length === 0
    ? `${all.length} rounds: everything acknowledged is there, once.\n`
    : `${bad.length} of ${all.length} rounds lost, doubled or halved something.\n`,
)
process.exitCode = bad.length === 0 ? 0 : 1
