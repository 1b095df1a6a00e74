import type { ComponentExamples } from '../example.ts'
import { Button, ButtonLink, ButtonRow } from './button.tsx'

export const buttonExamples: ComponentExamples = {
  component: 'button',
  examples: [
    {
      name: 'one filled, the rest outlined',
      draw: () => (
        <ButtonRow>
          <Button>Send my answer</Button>
          <Button kind="outlined" noValidate name="stop" value="yes">
            Stop without sending
          </Button>
        </ButtonRow>
      ),
    },
    { name: 'taking back', draw: () => <Button kind="berry">Take my words back</Button> },
    {
      name: 'a link with the look of a button, small, and a button with the look of a link',
      draw: () => (
        <ButtonRow>
          <ButtonLink href="#example" kind="outlined" small>
            See it as the public does
          </ButtonLink>
          <Button kind="link">Sign out</Button>
        </ButtonRow>
      ),
    },
  ],
}
