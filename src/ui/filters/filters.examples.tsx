import { Button } from '../button/button.tsx'
import type { ComponentExamples } from '../example.ts'
import { TextField } from '../field/text-field.tsx'
import { Filters } from './filters.tsx'

export const filtersExamples: ComponentExamples = {
  component: 'filters',
  examples: [
    {
      name: 'two filters and a way to add one',
      draw: () => (
        <Filters
          heading="Read and code"
          filters={[
            { label: 'Area', value: 'Angus', remove: '?read=no' },
            { label: 'Not yet read by', value: 'me', remove: '?area=angus' },
          ]}
          add="Add a filter"
          summary="10 of 48 read."
        >
          <form method="get" action="#">
            <TextField name="word" label="With the word" />
            <Button kind="outlined">Add it</Button>
          </form>
        </Filters>
      ),
    },
  ],
}
