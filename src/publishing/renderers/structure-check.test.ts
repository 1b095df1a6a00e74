import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bowlingGreen } from './fixtures/bowling-green.ts'
import { renderPdf } from './pdf.ts'
import { checkPdfStructure } from './structure-check.ts'

const made = await renderPdf(bowlingGreen, { fontFolders: [] })
assert.ok(made.ok)
const file = Buffer.from(made.bytes).toString('latin1')
const problemsWhere = (from: RegExp, to: string) =>
  checkPdfStructure(Buffer.from(file.replace(from, to), 'latin1')).problems

test('a PDF that lacks one thing is found to lack it', () => {
  assert.deepEqual(problemsWhere(/\/Alt \(/, '/Nix ('), ['a figure has no alternative text'])
  assert.deepEqual(problemsWhere(/\/Lang \(en\)/, ''), ['it has no language'])
  assert.deepEqual(problemsWhere(/<pdfuaid:part>1/, '<pdfuaid:part>'), [
    'it does not say that it is PDF/UA-1',
  ])
  assert.deepEqual(problemsWhere(/\/Marked true/, '/Marked false'), ['it is not marked as tagged'])
  assert.deepEqual(problemsWhere(/\/FontFile2 \d+ 0 R/, ''), ['a font is not embedded'])
  assert.deepEqual(problemsWhere(/\/Outlines \d+ 0 R/, ''), ['it has no bookmarks'])
  assert.deepEqual(problemsWhere(/\/DisplayDocTitle true/, ''), [
    'readers show its file name instead of its title',
  ])
  assert.deepEqual(problemsWhere(/\/Scope \/Column/, ''), ['a header cell has no scope'])
})

test('what is no PDF has problems, and no crash', () => {
  assert.ok(checkPdfStructure(new TextEncoder().encode('hello')).problems.length > 5)
})
