import type { ComponentExamples } from '../example.ts'
import { KeyHints } from './keys.tsx'

export const keysExamples: ComponentExamples = {
  component: 'keys',
  examples: [
    {
      name: 'the keys of the workbench',
      draw: () => (
        <KeyHints
          items={[
            { keys: ['J', 'K'], label: 'next, back' },
            { keys: ['M'], label: 'memo' },
          ]}
        />
      ),
    },
  ],
}
