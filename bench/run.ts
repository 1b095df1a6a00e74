import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { cpuLoop } from './baseline.ts'
import { type Bench, type Figure, isKept } from './figure.ts'

/*
 * Measures what docs/performance.md quotes.
 *
 *   npm run bench                    everything
 *   npm run bench -- page accepting  only these
 *
 * Promises about speed are ratios to the same machine's own baseline in the same run wherever that makes
 * sense. Ends with 1 where a promise is not kept.
 */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  baseline: async () => (await import('./baseline.ts')).benchBaseline,
  page: async () => (await import('./page.ts')).benchPage,
  accepting: async () => (await import('./accepting.ts')).benchAccepting,
  http: async () => (await import('./http.ts')).benchHttp,
  million: async () => (await import('./million.ts')).benchMillion,
  import: async () => (await import('./import.ts')).benchImport,
  themes: async () => (await import('./themes.ts')).benchThemes,
  report: async () => (await import('./report.ts')).benchReport,
  pdf: async () => (await import('./pdf.ts')).benchPdf,
  suggest: async () => suggestBench,
  start: async () => (await import('./start.ts')).benchStart,
  clone: async () => (await import('./start.ts')).benchClone,
}

/** Suggestions can only be judged against people's coding, which is named and not shipped. */
const suggestBench: Bench = {
  about: "suggestions beside people's coding (its own table; figures are not kept)",
  async run() {
    const { ROWAN_CODED_COMMENTS: commentsPath, ROWAN_CODEBOOK: codebookPath } = process.env
    if (commentsPath && codebookPath) {
      await (await import('./suggest.ts')).benchSuggest({ commentsPath, codebookPath })
    } else {
      console.log(
        '  Not run: name coded comments (CSV: text, labels, respondent_id) in ROWAN_CODED_COMMENTS and their codebook (JSON) in ROWAN_CODEBOOK.',
      )
    }
  },
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter(name => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const machine = {
  at: new Date().toISOString(),
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
  load: loadavg()[0] ?? 0,
  // The same arithmetic each time: tells a busy or throttled machine from a slower Rowan.
  cpuLoopMs: cpuLoop(),
}
console.log(
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, Node ${machine.node}, load ${machine.load.toFixed(1)}, CPU loop ${machine.cpuLoopMs.toFixed(0)} ms`,
)

const results: Record<string, Figure[]> = {}
for (const name of chosen.length > 0 ? chosen : Object.keys(benches)) {
  const bench = await benches[name]!()
  console.log(`\n${name}: ${bench.about}`)
  const figures: Figure[] = []
  await bench.run(figure => {
    figures.push(figure)
    console.log(`  ${line(figure)}`)
  })
  results[name] = figures
}

const folder = resolve(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
const file = join(folder, `${machine.at.replaceAll(':', '')}.json`)
writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`)
const broken = Object.values(results)
  .flat()
  .filter(figure => !isKept(figure))
console.log(`\nWritten to ${file}`)
if (broken.length > 0) console.log(`Not kept: ${broken.map(({ what }) => what).join('; ')}`)
process.exit(broken.length > 0 ? 1 : 0)

function line(figure: Figure): string {
  const { what, value, unit, limit } = figure
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  const promise = limit ? ('atMost' in limit ? `at most ${limit.atMost}` : `at least ${limit.atLeast}`) : ''
  const verdict = limit ? `  ${isKept(figure) ? 'kept' : 'NOT KEPT'}, ${promise}` : ''
  return `${what.padEnd(64)} ${value.toFixed(digits).padStart(9)} ${unit}${verdict}`
}
