import { ButtonLink } from '../button/button.tsx'
import type { ComponentExamples } from '../example.ts'
import { EmptyState } from './empty-state.tsx'

export const emptyStateExamples: ComponentExamples = {
  component: 'empty-state',
  examples: [
    {
      name: 'one sentence and one button',
      draw: () => (
        <EmptyState
          sentence="Findings are the sentences that your team stands behind, each with its evidence."
          action={<ButtonLink href="#example">Write the first finding</ButtonLink>}
        />
      ),
    },
  ],
}
