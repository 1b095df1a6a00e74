import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainFailure } from './explain-failure.ts'

const cases: readonly [string, RegExp][] = [
  [
    'initdb: error: could not write to file "pg_wal/xlogtemp.31": No space left on device',
    /disk is full.*DATA_DIR=/,
  ],
  ["ENOSPC: no space left on device, copyfile '/a' -> '/b'", /disk is full/],
  ["EACCES: permission denied, mkdir '/srv/rowan/postgres'", /may not write in \/srv\/rowan.*DATA_DIR=/],
  ["EROFS: read-only file system, mkdir '/srv/rowan'", /can only be read/],
  ['spawn /a/postgres ENOENT', /does not run on this machine[\s\S]*DATABASE_URL=/],
  [
    'postgres: error while loading shared libraries: libstdc++.so.6: cannot open',
    /does not run on this machine/,
  ],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /not enough memory/],
  [
    'LOG:  one\nFATAL:  configuration file "postgresql.conf" contains errors',
    /It said:[\s\S]*contains errors/,
  ],
]

for (const [report, expected] of cases) {
  test(`"${report.slice(0, 60)}" is told as what to do`, () => {
    assert.match(explainFailure(report, '/srv/rowan'), expected)
  })
}
