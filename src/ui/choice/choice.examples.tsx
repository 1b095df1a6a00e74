import type { ComponentExamples } from '../example.ts'
import { TextField } from '../field/text-field.tsx'
import { Checkbox, Checkboxes, Radios } from './choice.tsx'

export const choiceExamples: ComponentExamples = {
  component: 'choice',
  examples: [
    {
      name: 'one of a few',
      draw: () => (
        <Radios
          name="voice"
          legend="Whose words are these?"
          hint="If you speak for someone, we keep your words apart from theirs."
          size="large"
          value="own"
          items={[
            { value: 'own', label: 'These are my own words' },
            { value: 'supported', label: 'Someone is helping me to say it' },
          ]}
        />
      ),
    },
    {
      name: 'any of a few, one with a question below it',
      draw: () => (
        <Checkboxes
          name="channels"
          legend="How may people answer?"
          values={['paper']}
          items={[
            { value: 'web', label: 'On a phone or computer' },
            {
              value: 'paper',
              label: 'On paper',
              hint: 'Someone here types it in',
              reveal: <TextField name="return-address" label="Where paper forms come back to" />,
            },
          ]}
        />
      ),
    },
    {
      name: 'with an error',
      draw: () => (
        <Radios
          name="naming-example"
          legend="How shall we name you?"
          error="Choose one of these"
          items={[
            { value: 'none', label: 'Not at all' },
            { value: 'first', label: 'By my first name' },
          ]}
        />
      ),
    },
    {
      name: 'one box',
      draw: () => <Checkbox name="checked" value="yes" label="I have checked these figures" />,
    },
  ],
}
