import type { ComponentExamples } from '../example.ts'
import { Progress } from './progress.tsx'

export const progressExamples: ComponentExamples = {
  component: 'progress',
  examples: [
    {
      name: 'under way',
      draw: () => (
        <Progress
          label="Reading the rows of responses.csv"
          done={41200}
          total={100000}
          detail="You can leave this page. It goes on without you."
          href="#progress"
        />
      ),
    },
    {
      name: 'nobody knows how far, beside a form',
      draw: () => (
        <Progress
          id="progress-of-issue"
          label="Issue 2 is being made"
          done={undefined}
          href="#progress"
          loses="What you have typed here and not saved is lost by it."
        />
      ),
    },
  ],
}
