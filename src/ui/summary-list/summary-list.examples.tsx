import type { ComponentExamples } from '../example.ts'
import { SummaryList } from './summary-list.tsx'

export const summaryListExamples: ComponentExamples = {
  component: 'summary-list',
  examples: [
    {
      name: 'check before you send',
      draw: () => (
        <SummaryList
          rows={[
            {
              label: 'What matters to you?',
              value: 'That the same person comes in the morning.',
              kind: 'words',
              change: '#',
            },
            { label: 'About you', value: 'You skipped this one', kind: 'unsaid', change: '#' },
          ]}
        />
      ),
    },
  ],
}
