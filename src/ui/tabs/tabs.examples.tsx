import type { ComponentExamples } from '../example.ts'
import { Tabs } from './tabs.tsx'

export const tabsExamples: ComponentExamples = {
  component: 'tabs',
  examples: [
    {
      name: 'cycles of a test',
      draw: () => (
        <Tabs
          label="Cycles"
          items={[
            { label: 'Cycle 1', href: '#1' },
            { label: 'Cycle 2', href: '#2', current: true },
            { label: 'Ideas', href: '#3', count: 21 },
          ]}
        />
      ),
    },
  ],
}
