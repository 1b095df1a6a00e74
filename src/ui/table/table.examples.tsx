import type { ComponentExamples } from '../example.ts'
import { Table } from './table.tsx'

export const tableExamples: ComponentExamples = {
  component: 'table',
  examples: [
    {
      name: 'sorted by its figures',
      draw: () => (
        <Table
          id="who-said-it"
          caption="Who said it"
          columns={[
            { label: 'Who', sortHref: '?sort=who' },
            { label: 'Said it', numeric: true, sortHref: '?sort=-said', sorted: 'descending' },
            { label: 'Per cent', numeric: true },
          ]}
          rows={[
            ['People who get care at home', '98 of 161', '61%'],
            ['People in care homes', '22 of 58', '38%'],
            ['People in prison', 'not shown', '–'],
          ]}
        />
      ),
    },
  ],
}
