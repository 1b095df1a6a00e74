import { Button } from '../button/button.tsx'
import type { ComponentExamples } from '../example.ts'
import { TextField } from '../field/text-field.tsx'
import { RowActions } from '../row-actions/row-actions.tsx'
import { FormOutline, OutlineLine } from './form-outline.tsx'

export const formOutlineExamples: ComponentExamples = {
  component: 'form-outline',
  examples: [
    {
      name: 'two questions',
      draw: () => (
        <FormOutline
          items={[
            {
              number: 1,
              wording: 'What matters to you?',
              facts: ['Long text'],
              actions: (
                <RowActions>
                  <a href="#change">Change</a>
                  <Button kind="link" formAction="#down">
                    Down
                  </Button>
                </RowActions>
              ),
            },
            {
              number: 2,
              wording: 'How often do you see the same carer?',
              facts: ['One choice · An answer is needed', 'Asked if “What matters to you?” is answered'],
            },
          ]}
        />
      ),
    },
    {
      name: 'a line of a list that is typed',
      draw: () => (
        <OutlineLine>
          <TextField name="option_0" label="Answer 1" value="Every day" />
          <Button kind="link">Down</Button>
        </OutlineLine>
      ),
    },
  ],
}
