// Brings the packages when they are not there or the lockfile changed, and does nothing otherwise.
// Plain Node 20 without packages, because it runs before there are any.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(home, 'node_modules')
const stamp = join(modules, '.rowan-installed')
const lock = join(modules, '.rowan-installing')
const ours = join(lock, String(process.pid))

/** What the installed packages depend on: a change of a script in package.json needs no install. */
async function wanted() {
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  const { dependencies, optionalDependencies, devDependencies, overrides, allowScripts } = manifest
  return createHash('sha256')
    .update(await readFile(join(home, 'package-lock.json')))
    .update(JSON.stringify([dependencies, optionalDependencies, devDependencies, overrides, allowScripts]))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
}

async function installed() {
  return readFile(stamp, 'utf8').catch(() => '')
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * One attempt at the lock, a folder that holds a file named after its owner's process id. A dead owner's
 * file can be unlinked by one process only, so two waiters never both take the lock over.
 */
async function takeLock() {
  try {
    await mkdir(lock)
    await writeFile(ours, '')
    return true
  } catch (error) {
    if (error.code === 'ENOENT') return false
    if (error.code !== 'EEXIST') throw error
  }
  const [owner] = await readdir(lock).catch(() => [])
  if (owner === undefined) {
    const age = await stat(lock).then(
      found => Date.now() - found.mtimeMs,
      () => 0,
    )
    if (age > 5000) await rmdir(lock).catch(() => {})
    return false
  }
  if (alive(Number(owner))) return false
  try {
    await unlink(join(lock, owner))
    await writeFile(ours, '')
    return true
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

async function leaveLock() {
  await unlink(ours).catch(() => {})
  await rmdir(lock).catch(() => {})
}

/** Runs `npm install` and gives back what it wrote when it failed, nothing when all went well. */
function runNpm() {
  // Never `npm ci`: it deletes modules under a running server.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error']
  return new Promise(resolve => {
    const npm = spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
      cwd: home,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    npm.stdout.on('data', text => {
      output += text
    })
    npm.stderr.on('data', text => {
      output += text
    })
    npm.on('error', error => resolve(error.code === 'ENOENT' ? 'npm-missing' : String(error)))
    npm.on('close', code =>
      resolve(code === 0 ? undefined : output.trim() || `npm ended with status ${code}`),
    )
  })
}

/** Says in plain words why npm failed; npm's own last lines where we do not know better. */
function explain(output) {
  if (output === 'npm-missing') {
    return 'npm was not found. It comes with Node.js: install Node.js 20 or newer from nodejs.org or your system’s packages.'
  }
  if (/ENOSPC/.test(output)) return `The disk is full. Free about 1 GB where ${home} is, then run this again.`
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `There is no permission to write into ${modules}. Run this as the person who owns that folder.`
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'The package registry could not be reached. Check the internet connection or the proxy (npm config get proxy), then run this again.'
  }
  return `npm said:\n${output.split('\n').slice(-12).join('\n')}`
}

async function bringPackages() {
  const hash = await wanted()
  if ((await installed()) === hash) return

  await mkdir(modules, { recursive: true })
  let said = false
  while (!(await takeLock())) {
    if (!said)
      process.stderr.write('Rowan is being installed by another process. Waiting for it to finish.\n')
    said = true
    await pause(250)
    if ((await installed()) === hash) return
  }

  const stop = signal => leaveLock().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    if ((await installed()) === hash) return
    process.stderr.write('Rowan is fetching the packages it needs. The first time takes up to a minute.\n')
    const failure = await runNpm()
    if (failure !== undefined) throw new Error(explain(failure))
    await writeFile(`${stamp}-${process.pid}`, hash)
    await rename(`${stamp}-${process.pid}`, stamp)
  } finally {
    await rm(`${stamp}-${process.pid}`, { force: true })
    await leaveLock()
  }
}

try {
  await bringPackages()
} catch (error) {
  const reason = /^(EACCES|EPERM|EROFS|ENOSPC)/.test(error.message) ? explain(error.message) : error.message
  process.stderr.write(`Rowan could not be installed. ${reason}\n`)
  process.exit(1)
}
