import type { ComponentExamples } from '../example.ts'
import { ExpectedBars } from './expected-bars.tsx'

export const expectedBarsExamples: ComponentExamples = {
  component: 'expected-bars',
  examples: [
    {
      name: 'heard of those expected',
      draw: () => (
        <ExpectedBars
          bars={[
            { label: 'Men under 40', said: '31 of 140', heard: 31, expected: 140, detail: 'Go to depots.' },
            { label: 'People in care homes', said: '58 of 77', heard: 58, expected: 77 },
            { label: 'Nobody yet', said: '0 of 3', heard: 0, expected: 3 },
            { label: 'More than expected', said: '90 of 40', heard: 90, expected: 40 },
          ]}
        />
      ),
    },
  ],
}
