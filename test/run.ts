import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepareTemplate } from './template.ts'

/*
 * Runs everything that must hold: lint, types, then every test on a throw-away PostgreSQL.
 *
 *   npm test                          all of it
 *   npm test -- src/trust e2e/a.ts    only the tests in those files or folders
 *   npm test -- --no-browser          without the journeys in Chromium
 *   npm test -- --no-checks           without lint and types
 *   npm test -- --database            only the tests that use the database given or thrown away
 *
 * TEST_DATABASE_URL names a PostgreSQL to use in place of the throw-away one; its login must be a superuser.
 */
const root = resolve(import.meta.dirname, '..')
const args = process.argv.slice(2)
const flags = new Set(args.filter(arg => arg.startsWith('--')))
const chosen = args.filter(arg => !arg.startsWith('--'))

const patterns = [
  'src/**/*.test.ts',
  'src/**/*.test.tsx',
  'test/**/*.test.ts',
  'e2e/**/*.test.ts',
  'faults/**/*.test.ts',
]
const browserTest = (file: string) => file.startsWith('e2e/') || file === 'test/every-page.test.ts'

let files = patterns.flatMap(pattern => globSync(pattern, { cwd: root })).sort()
if (chosen.length > 0)
  files = files.filter(file => chosen.some(part => file.startsWith(part.replace(/^\.\//, ''))))
if (flags.has('--no-browser')) files = files.filter(file => !browserTest(file))
if (flags.has('--database')) files = files.filter(file => !browserTest(file) && usesDatabase(file))
if (files.length === 0) fail(`No test file matches ${chosen.join(', ')}.`)

if (files.some(browserTest) && !existsSync('/usr/bin/chromium') && !process.env['CHROMIUM']) {
  fail(
    'The browser tests need Chromium, which is not on this machine. ' +
      'Install it with "apt-get install chromium", or name another in CHROMIUM=/path/to/chromium.',
  )
}

if (chosen.length === 0 && !flags.has('--no-checks')) {
  await must('lint', 'node_modules/.bin/biome', ['check', '.'])
  await must('types', 'node_modules/.bin/tsc', ['--noEmit'])
  await must('types of the islands', 'node_modules/.bin/tsc', ['--noEmit', '-p', 'islands'])
}

const template = await prepareTemplate(process.env['TEST_DATABASE_URL'])
process.stdout.write(`tests on PostgreSQL ${template.version}: ${files.length} files\n`)
let code: number
try {
  // Browser and process tests are heavy and few; two at a time leave the pages enough of a small machine.
  const concurrency = Math.max(2, Math.min(4, availableParallelism()))
  code = await command(
    'node_modules/.bin/node',
    [
      '--import',
      'tsx',
      '--test',
      `--test-concurrency=${concurrency}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${pathToFileURL(join(root, 'test/tally.ts'))}`,
      '--test-reporter-destination=stdout',
      '--test-timeout=300000',
      ...files,
    ],
    { ROWAN_TEST_DATABASE: template.url, LOG_LEVEL: 'silent' },
  )
} finally {
  await template.stop()
}
process.exit(code)

/** By the factories that it imports: those that open the database of the test's own. */
function usesDatabase(file: string): boolean {
  return /from '[./]+\/(test\/)?(database|world|conversation|import|programmes)\.ts'/.test(
    readFileSync(join(root, file), 'utf8'),
  )
}

async function must(what: string, program: string, args: readonly string[]) {
  process.stdout.write(`${what}\n`)
  if ((await command(program, args, {})) !== 0) fail(`${what}: not clean, see above.`)
}

function command(program: string, args: readonly string[], env: Record<string, string>): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(resolve(root, program), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.on('error', failed)
    child.on('exit', status => done(status ?? 1))
  })
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
