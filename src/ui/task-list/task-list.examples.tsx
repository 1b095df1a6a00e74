import type { ComponentExamples } from '../example.ts'
import { TaskList } from './task-list.tsx'

export const taskListExamples: ComponentExamples = {
  component: 'task-list',
  examples: [
    {
      name: 'done, to do, not needed',
      draw: () => (
        <TaskList
          id="programme"
          tasks={[
            { label: 'What it is about', href: '#about', status: 'Done', kind: 'done' },
            {
              label: 'Who decides, and by when',
              href: '#decides',
              hint: 'The date is missing.',
              status: 'To do',
              kind: 'to do',
            },
            { label: 'Colour', href: '#colour', status: 'Not needed', kind: 'optional' },
          ]}
        />
      ),
    },
  ],
}
