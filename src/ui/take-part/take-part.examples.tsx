import type { ComponentExamples } from '../example.ts'
import { TakePart } from './take-part.tsx'

export const takePartExamples: ComponentExamples = {
  component: 'take-part',
  examples: [
    {
      name: 'a conversation',
      draw: () => (
        <TakePart
          title="What matters to you?"
          href="/c/dkm437/en"
          label="Start"
          address="https://rowan.example/c/dkm437"
          typed="rowan.example/c/dkm437"
        />
      ),
    },
  ],
}
