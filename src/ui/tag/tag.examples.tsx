import type { ComponentExamples } from '../example.ts'
import { Tag } from './tag.tsx'

export const tagExamples: ComponentExamples = {
  component: 'tag',
  examples: [
    {
      name: 'the four kinds',
      draw: () => (
        <p>
          <Tag>Draft</Tag> <Tag kind="chosen">Open</Tag> <Tag kind="suggestion">Suggested</Tag>{' '}
          <Tag kind="berry">Not to be quoted</Tag>
        </p>
      ),
    },
  ],
}
