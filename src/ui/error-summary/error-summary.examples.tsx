import type { ComponentExamples } from '../example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const errorSummaryExamples: ComponentExamples = {
  component: 'error-summary',
  examples: [
    {
      name: 'one thing to put right',
      draw: () => (
        <ErrorSummary
          errors={[{ field: 'error-summary', message: 'Tell us how to reach you, or untick the last box' }]}
        />
      ),
    },
  ],
}
