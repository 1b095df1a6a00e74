import { Button } from '../button/button.tsx'
import type { ComponentExamples } from '../example.ts'
import { RowActions } from './row-actions.tsx'

export const rowActionsExamples: ComponentExamples = {
  component: 'row-actions',
  examples: [
    {
      name: 'a line of a list',
      draw: () => (
        <RowActions>
          <a href="#change">Change</a>
          <Button kind="link" formAction="#up">
            Up
          </Button>
          <Button kind="link" formAction="#remove">
            Remove
          </Button>
        </RowActions>
      ),
    },
  ],
}
