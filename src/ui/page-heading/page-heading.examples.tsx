import { ButtonLink } from '../button/button.tsx'
import type { ComponentExamples } from '../example.ts'
import { PageHeading } from './page-heading.tsx'

export const pageHeadingExamples: ComponentExamples = {
  component: 'page-heading',
  examples: [
    {
      name: 'with what can be done from here',
      draw: () => (
        <PageHeading
          title="What matters about care where you live"
          lead="1,166 people so far, in week 9 of 13."
          actions={
            <ButtonLink href="#example" kind="outlined">
              See it as the public does
            </ButtonLink>
          }
        />
      ),
    },
  ],
}
