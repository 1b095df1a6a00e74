import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Table } from './table.tsx'

describe('a table', () => {
  const html = String(
    <Table
      caption="Who said it"
      columns={[
        { label: 'Who' },
        { label: 'Said it', numeric: true, sortHref: '?sort=said', sorted: 'descending' },
      ]}
      rows={[['People in care homes', '22']]}
    />,
  )

  test('has a heading for every column and row', () => {
    assert.match(html, /<th scope="col">Who<\/th>/)
    assert.match(html, /<th scope="row">People in care homes<\/th>/)
    assert.match(html, /<td class="table__number">22<\/td>/)
  })

  test('says how it is sorted, and sorts by its address', () => {
    assert.match(html, /aria-sort="descending"/)
    assert.match(html, /href="\?sort=said"/)
    assert.match(html, /largest first/)
  })
})
