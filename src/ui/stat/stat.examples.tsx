import type { ComponentExamples } from '../example.ts'
import { Stat, StatRow } from './stat.tsx'

export const statExamples: ComponentExamples = {
  component: 'stat',
  examples: [
    {
      name: 'numbers that open',
      draw: () => (
        <StatRow>
          <Stat value="1,166" label="people so far" href="#people" />
          <Stat value="96" label="in the last seven days" detail="19 by paper, 12 with help" />
        </StatRow>
      ),
    },
  ],
}
