import type { ComponentExamples } from '../example.ts'
import { Steps } from './steps.tsx'

export const stepsExamples: ComponentExamples = {
  component: 'steps',
  examples: [
    {
      name: 'before a programme opens',
      draw: () => (
        <Steps
          items={[
            { label: 'Say what it is for', state: 'done', href: '#1' },
            { label: 'Say what you may do with words', state: 'now', href: '#2', note: '2 of 5' },
            { label: 'Sign it off', state: 'todo' },
          ]}
        />
      ),
    },
  ],
}
