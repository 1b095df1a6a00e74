import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, test } from 'node:test'

const root = resolve(import.meta.dirname, '..')
const documents = globSync(
  ['*.md', 'docs/**/*.md', 'examples/**/*.md', 'src/**/*.md'].map(pattern => join(root, pattern)),
).sort()

/** Addresses of links and pictures, written in place or as a reference below. */
function addressesIn(markdown: string): string[] {
  const text = markdown.replace(/```[\s\S]*?```/g, '')
  const inPlace = text.matchAll(/\]\((?<address>[^)\s]+)\)/g)
  const below = text.matchAll(/^\[[^\]]+\]:\s*(?<address>\S+)/gm)
  return [...inPlace, ...below].map(found => found.groups?.['address'] ?? '')
}

/** The name that a heading has in an address, as code hosts make it: `What it needs` is `what-it-needs`. */
function anchorsIn(markdown: string): Set<string> {
  const headings = markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (?<heading>.+)$/gm)
  return new Set(
    [...headings].map(found =>
      (found.groups?.['heading'] ?? '')
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

function brokenLinks(document: string): string[] {
  return addressesIn(readFileSync(document, 'utf8')).flatMap(address => {
    if (/^(https?|mailto):/.test(address)) return []
    const [path = '', anchor] = address.split('#')
    const target = path === '' ? document : join(dirname(document), decodeURIComponent(path))
    if (!existsSync(target)) return [`${address} leads nowhere`]
    if (anchor === undefined) return []
    return anchorsIn(readFileSync(target, 'utf8')).has(anchor) ? [] : [`${address} names no heading there`]
  })
}

const scripts = new Set(
  Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts ?? {}),
)
const commands = new Set(
  [...readFileSync(join(root, 'src/cli.ts'), 'utf8').matchAll(/^ {4}name: '(?<name>[a-z]+)'/gm)].map(
    found => found.groups?.['name'] ?? '',
  ),
)

function unknownCommands(document: string): string[] {
  const text = readFileSync(document, 'utf8')
  const npm = [...text.matchAll(/npm run (?<name>[a-z:]+)/g)].map(found => found.groups?.['name'] ?? '')
  const rowan = [...text.matchAll(/bin\/rowan (?<name>[a-z]+)/g)].map(found => found.groups?.['name'] ?? '')
  return [
    ...npm.filter(name => !scripts.has(name)).map(name => `npm run ${name}`),
    ...rowan.filter(name => !commands.has(name)).map(name => `bin/rowan ${name}`),
  ]
}

test('the command line has commands, and the documents are found', () => {
  assert.ok(commands.has('report') && documents.length > 10)
})

describe('every document', () => {
  for (const document of documents) {
    const name = relative(root, document)
    test(`${name} leads to files and headings that are there`, () => {
      assert.deepEqual(brokenLinks(document), [])
    })
    test(`${name} names only commands that are there`, () => {
      assert.deepEqual(unknownCommands(document), [])
    })
  }
})

test('every picture is shown by a document, and is no larger than 250 kB', () => {
  const shown = new Set(
    documents.flatMap(document =>
      addressesIn(readFileSync(document, 'utf8')).map(address => resolve(dirname(document), address)),
    ),
  )
  const pictures = globSync(join(root, 'docs/pictures/*'))
  assert.deepEqual(
    pictures
      .filter(picture => !shown.has(picture) || statSync(picture).size > 250_000)
      .map(picture => relative(root, picture)),
    [],
  )
})

test('every decision is in the list of decisions', () => {
  const list = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')
  const records = globSync(join(root, 'docs/decisions/2*.md')).map(record =>
    relative(join(root, 'docs/decisions'), record),
  )
  assert.deepEqual(
    records.filter(record => !list.includes(`(${record})`)),
    [],
  )
})

test('every setting is in the table of settings', () => {
  const settings = [
    ...readFileSync(join(root, 'src/config.ts'), 'utf8').matchAll(/^ {2}(?<name>[A-Z_]+): z\./gm),
  ]
  const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8')
  const missing = settings
    .map(found => found.groups?.['name'] ?? '')
    .filter(name => !operations.includes(`| \`${name}\``))
  assert.ok(settings.length > 5)
  assert.deepEqual(missing, [])
})
