import type { ComponentExamples } from '../example.ts'
import { NumberField, Select, TextArea, TextField } from './text-field.tsx'

export const fieldExamples: ComponentExamples = {
  component: 'field',
  examples: [
    {
      name: 'in a person’s own words',
      draw: () => (
        <TextArea
          name="answer"
          label="Your answer"
          hint="Please leave out other people’s names."
          size="large"
          voice
          value="That the same person comes in the morning."
        />
      ),
    },
    {
      name: 'with an error',
      draw: () => (
        <TextField
          name="contact"
          type="email"
          label="Your phone number or email"
          error="Give a phone number or an email"
          value="mairi@"
        />
      ),
    },
    {
      name: 'a number that is not needed',
      draw: () => <NumberField name="people" label="How many people came?" optional value="22" />,
    },
    {
      name: 'how much can be written',
      draw: () => <TextArea name="purpose" label="Purpose" most={5000} rows={3} />,
    },
    {
      name: 'one of many',
      draw: () => (
        <Select
          name="area"
          label="Council area"
          value="angus"
          options={[
            { value: 'angus', label: 'Angus' },
            { value: 'fife', label: 'Fife' },
          ]}
        />
      ),
    },
  ],
}
