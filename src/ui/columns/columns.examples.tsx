import type { ComponentExamples } from '../example.ts'
import { Columns, Panel, Panels } from './columns.tsx'

export const columnsExamples: ComponentExamples = {
  component: 'columns',
  examples: [
    {
      name: 'with what goes with it beside it',
      draw: () => (
        <Columns aside={<p>98 of the 161 people we heard from who get care at home.</p>}>
          <p>It came up more than anything else, and it came up early: before time, before money.</p>
        </Columns>
      ),
    },
    {
      name: 'answers at a glance',
      draw: () => (
        <Panels>
          <Panel
            id="panel-heard"
            title="What have we heard?"
            lead="One person in five speaks of the same faces."
          />
          <Panel
            id="panel-not-heard"
            title="Who have we not heard?"
            lead="Three areas have less than half."
          />
          <Panel
            id="panel-today"
            title="What needs me today?"
            lead="Five things. The first should not wait."
          />
        </Panels>
      ),
    },
  ],
}
