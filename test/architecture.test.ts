import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { circles } from './architecture/circles.ts'
import {
  type Exceptions,
  long,
  pureUsesNode,
  readsClock,
  speaksSql,
  viewAnswers,
} from './architecture/exceptions.ts'
import {
  atRunTime,
  type Breach,
  breach,
  floors,
  isRoom,
  kindOf,
  linesWith,
  roomOf,
  rooms,
} from './architecture/rule.ts'
import { type Import, readSource, readSources, type SourceFile } from './architecture/source-file.ts'

const files = readSources()
const byPath = new Map(files.map(file => [file.path, file]))
const ours = (each: Import) => each.of.startsWith('src/')
const nodeEffects = /^node:(?!crypto$|buffer$|url$|path$|util$)/

/** Fails with every breach, one a line, below the rule that they break. */
function hold(rule: string, breaches: readonly Breach[]) {
  assert.equal(breaches.length, 0, `\n${rule}\n  ${breaches.join('\n  ')}\n`)
}

function eachImport(
  of: readonly SourceFile[],
  isBreach: (each: Import, file: SourceFile) => boolean,
  what = 'imports',
): Breach[] {
  return of.flatMap(file =>
    file.imports
      .filter(each => isBreach(each, file))
      .map(each => breach(file, each.line, `${what} ${each.of}`)),
  )
}

function without(exceptions: Exceptions): readonly SourceFile[] {
  return files.filter(file => !(file.path in exceptions))
}

/** Entries of a list of exceptions that no file of that path needs any more. */
function unneeded(exceptions: Exceptions, breaks: (file: SourceFile) => boolean): string[] {
  return Object.keys(exceptions)
    .filter(path => !byPath.has(path) || !breaks(byPath.get(path)!))
    .map(path => `${path}  is listed in test/architecture/exceptions.ts and needs it no more`)
}

/** The first file on the way from `file`, within its room, whose own imports are effects. */
function reachesEffect(file: SourceFile, seen = new Set<string>()): Import | undefined {
  seen.add(file.path)
  for (const each of atRunTime(file)) {
    if (isEffect(each)) return each
    const next = roomOf(each.of) === roomOf(file.path) ? byPath.get(each.of) : undefined
    if (next && !seen.has(next.path) && reachesEffect(next, seen)) return each
  }
  return undefined
}

function isEffect(each: Import): boolean {
  return (
    /^src\/platform\/(db|jobs|files|mail|realtime|events|address|tabular)\b/.test(each.of) ||
    /^src\/platform\/http\/(?!form\.ts)/.test(each.of) ||
    (roomOf(each.of) !== undefined && ['sql', 'routes'].includes(kindOf(each.of))) ||
    /^(kysely|pg|pg-boss|hono|@hono\/node-server|nodemailer|piscina)$/.test(each.of) ||
    nodeEffects.test(each.of)
  )
}

describe('imports between rooms', () => {
  test('go strictly downward', () => {
    const height = (name: string) => rooms.indexOf(name)
    hold(
      `A room imports only rooms below it: ${rooms.toReversed().join(' → ')}.`,
      eachImport(files, (each, file) => {
        const from = roomOf(file.path)
        const to = roomOf(each.of)
        if (from === undefined || to === undefined || from === to) return false
        if (!isRoom(from)) return isRoom(to)
        return isRoom(to) && height(to) > height(from)
      }),
    )
  })

  test('reach another room only by its index.ts or a pure domain file', () => {
    hold(
      'Another room is known by its index.ts and its pure files, never by its queries, routes or views.',
      eachImport(files, (each, file) => {
        const to = roomOf(each.of)
        if (!isRoom(roomOf(file.path)) || !isRoom(to) || to === roomOf(file.path)) return false
        const kind = kindOf(each.of)
        if (kind === 'index') return each.of !== `src/${to}/index.ts`
        const target = byPath.get(each.of)
        return kind !== 'domain' || target === undefined || reachesEffect(target) !== undefined
      }),
    )
  })

  test('never reach what composes the whole', () => {
    hold(
      'app.ts, jobs.ts, migrations.ts, cli and start compose the rooms; nothing below knows them.',
      eachImport(
        files.filter(file => roomOf(file.path) !== undefined),
        each => ours(each) && roomOf(each.of) === undefined,
      ),
    )
  })

  test('make no circle between files', t => {
    hold(
      'Files that need each other to load are one file, or need a third below both.',
      circles(files, each => !each.typeOnly).map(group => group.join(' ⇄ ')),
    )
    for (const group of circles(files)) t.diagnostic(`a circle of types alone: ${group.join(' ⇄ ')}`)
  })

  test('name files that are there', () => {
    hold(
      'An import names a file of ours with its ending.',
      eachImport(files, each => ours(each) && !byPath.has(each.of) && !each.of.endsWith('.generated.ts')),
    )
  })
})

describe('what knows no room', () => {
  test('stands in order: language, disclosure, platform, ui', () => {
    const height = (name: string) => floors.indexOf(name)
    hold(
      `${floors.join(', ')}: each imports only what stands before it.`,
      eachImport(files, (each, file) => {
        const from = roomOf(file.path)
        const to = roomOf(each.of)
        if (from === undefined || to === undefined || isRoom(from) || isRoom(to)) return false
        return height(to) > height(from)
      }),
    )
  })

  test('language and disclosure are pure engines', () => {
    const engines = (of: readonly SourceFile[]) =>
      of.filter(file => ['language', 'disclosure'].includes(roomOf(file.path) ?? ''))
    const breaks = (each: Import) =>
      /^src\/(platform|ui)\//.test(each.of) ||
      /^(pg|kysely|hono)\b/.test(each.of) ||
      nodeEffects.test(each.of)
    hold('language and disclosure import no database, no HTTP and nothing that has effects.', [
      ...eachImport(engines(without(pureUsesNode)), breaks),
      ...unneeded(pureUsesNode, file => file.imports.some(breaks)),
    ])
  })
})

describe('inside a room', () => {
  const inRooms = files.filter(file => isRoom(roomOf(file.path)))

  test('only listening enters the role that may touch words', () => {
    hold(
      'inOrganisationWithWords and enterWords are for src/listening alone.',
      files
        .filter(({ path }) => roomOf(path) !== undefined && !/^src\/(listening|platform\/db)\//.test(path))
        .flatMap(file =>
          linesWith(file, /\b(inOrganisationWithWords|enterWords|rowan_words)\b/).map(line =>
            breach(file, line, 'enters the role of the words'),
          ),
        )
        .filter(each => !each.includes('migrations.ts')),
    )
  })

  test('only *.sql.ts, migrations and platform/db speak SQL', () => {
    const speaks =
      /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^`]*>)?`|\bsql\.raw\(/
    const breaks = (file: SourceFile) =>
      linesWith(file, speaks).length > 0 || file.imports.some(each => /^(kysely|pg)(\/|$)/.test(each.of))
    const mayNot = (of: readonly SourceFile[]) =>
      of.filter(
        file =>
          !['sql', 'migrations'].includes(kindOf(file.path)) && !file.path.startsWith('src/platform/db/'),
      )
    hold('A query is a named function in a *.sql.ts of the room that owns the table.', [
      ...mayNot(without(speaksSql)).flatMap(file =>
        linesWith(file, speaks).map(line => breach(file, line, 'speaks SQL')),
      ),
      ...eachImport(mayNot(without(speaksSql)), each => /^(kysely|pg)(\/|$)/.test(each.of)),
      ...unneeded(speaksSql, breaks),
    ])
  })

  test('queries know no HTTP, no pages and no files', () => {
    hold(
      'A *.sql.ts imports its own domain, platform/db, and what is pure.',
      eachImport(
        inRooms.filter(file => kindOf(file.path) === 'sql'),
        each =>
          /^(hono|node:)/.test(each.of) ||
          /^src\/platform\/(http|jobs|mail|files|realtime)\//.test(each.of) ||
          (ours(each) && ['routes', 'view'].includes(kindOf(each.of))),
      ),
    )
  })

  test('pages are functions of data', () => {
    const views = (of: readonly SourceFile[]) =>
      of.filter(file => isRoom(roomOf(file.path)) && kindOf(file.path) === 'view')
    const breaks = (file: SourceFile) => reachesEffect(file) !== undefined
    hold('A page imports domain files, ui and disclosure: it reaches no database and no request.', [
      ...views(without(viewAnswers)).flatMap(file => {
        const effect = reachesEffect(file)
        return effect ? [breach(file, effect.line, `reaches effects by ${effect.of}`)] : []
      }),
      ...unneeded(viewAnswers, breaks),
    ])
  })

  test('migrations know the database and nothing else', () => {
    hold(
      'Migrations import platform/db, words that their tables begin with, and other migrations of their room.',
      eachImport(
        inRooms.filter(file => kindOf(file.path) === 'migrations'),
        each =>
          ours(each) &&
          !each.of.startsWith('src/platform/db/') &&
          !['domain', 'migrations'].includes(kindOf(each.of)),
      ),
    )
  })
})

describe('every file', () => {
  test('is handed the time and chance and does not take them', () => {
    const takes = /\bDate\.now\b|new Date\(\)|\bMath\.random\b/
    hold('Rules take `now` as an argument; the clock is in Services.', [
      ...without(readsClock).flatMap(file =>
        linesWith(file, takes).map(line => breach(file, line, 'reads the time or chance itself')),
      ),
      ...unneeded(readsClock, file => linesWith(file, takes).length > 0),
    ])
  })

  test('reads settings from Services, and writes to no console', () => {
    hold(
      'process.env is read in config.ts, at the start and in the command line; nothing uses console.',
      files.flatMap(file => [
        ...linesWith(file, /\bconsole\./).map(line => breach(file, line, 'writes to the console')),
        ...(isRoom(roomOf(file.path)) || ['ui', 'language', 'disclosure'].includes(roomOf(file.path) ?? '')
          ? linesWith(file, /\bprocess\.env\b/).map(line => breach(file, line, 'reads the environment'))
          : []),
      ]),
    )
  })

  test('is named after what it holds', () => {
    hold(
      'No file or folder is called utils, helpers, common, manager, service, data, info, misc or shared.',
      files
        .filter(({ path }) =>
          /(^|[/-])(utils?|helpers?|common|managers?|services?|data|info|misc|shared)(\.(sql|child|worker))?(\.tsx?$|\/)/.test(
            path.replace(/^src\/platform\/services\.ts$/, ''),
          ),
        )
        .map(file => `${file.path}  names nothing`),
    )
  })

  test('has at most 300 lines', () => {
    const isLong = (file: SourceFile) => file.lines.length - 1 > 300
    hold('A file past 300 lines is asking to be two.', [
      ...without(long)
        .filter(isLong)
        .map(file => `${file.path}  has ${file.lines.length - 1} lines`),
      ...unneeded(long, isLong),
    ])
  })
})

describe('these checks', () => {
  test('see each way to import, with its line', () => {
    const read = readSource(
      'src/trust/some.ts',
      [
        "import { a, type B } from './a.ts'",
        "import type { C } from '../programmes/c.sql.ts'",
        'export {',
        '  d,',
        "} from './d.ts'",
        "const e = await import('./e.ts')",
        "import 'node:fs'",
        "import { type F } from './f.ts'",
      ].join('\n'),
    )
    assert.deepEqual(
      read.imports.map(({ of, line, typeOnly }) => [of, line, typeOnly]),
      [
        ['src/trust/a.ts', 1, false],
        ['src/programmes/c.sql.ts', 2, true],
        ['src/trust/d.ts', 3, false],
        ['src/trust/e.ts', 6, false],
        ['node:fs', 7, false],
        ['src/trust/f.ts', 8, true],
      ],
    )
  })

  test('take no word of a comment or a sentence for code', () => {
    const read = readSource('src/a.ts', "// Date.now\nconst a = 'Date.now'\n/* Date.now */\nDate.now()")
    assert.deepEqual(linesWith(read, /Date\.now/), [4])
  })

  test('find a circle of three', () => {
    const file = (path: string, of: string): SourceFile => readSource(path, `import { x } from './${of}'`)
    const three = [file('src/a.ts', 'b.ts'), file('src/b.ts', 'c.ts'), file('src/c.ts', 'a.ts')]
    assert.deepEqual(circles([...three, file('src/d.ts', 'a.ts')]), [['src/a.ts', 'src/b.ts', 'src/c.ts']])
  })
})
