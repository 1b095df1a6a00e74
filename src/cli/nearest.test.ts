import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearest } from './nearest.ts'

test('the word most likely meant is found in spite of slips and capitals', () => {
  assert.equal(nearest('coment-body', ['author-id', 'comment-body']), 'comment-body')
  assert.equal(nearest('Text ', ['id', 'text']), 'text')
  assert.equal(nearest('comment', ['comment-id', 'comment-body', 'agrees']), 'comment-id')
})

test('a word that is like none of them finds none', () => {
  assert.equal(nearest('postcode', ['id', 'text']), undefined)
  assert.equal(nearest('x', []), undefined)
})
