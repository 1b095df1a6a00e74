import type { ComponentExamples } from '../example.ts'
import { Details } from './details.tsx'

export const detailsExamples: ComponentExamples = {
  component: 'details',
  examples: [
    {
      name: 'more, in its place',
      draw: () => (
        <Details summary="What can change because of this, and who decides?">
          <p>How often the same carer comes. The partnership’s board decides by 30 November.</p>
        </Details>
      ),
    },
  ],
}
