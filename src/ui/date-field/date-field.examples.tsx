import type { ComponentExamples } from '../example.ts'
import { DateField } from './date-field.tsx'

export const dateFieldExamples: ComponentExamples = {
  component: 'date-field',
  examples: [
    {
      name: 'a day',
      draw: () => <DateField name="opens" legend="When does it open?" hint="For example, 27 3 2026" />,
    },
    {
      name: 'no such day',
      draw: () => (
        <DateField
          name="closes"
          legend="When does it close?"
          value={{ day: '31', month: '2', year: '2026' }}
          error="Write a real date, such as 27 3 2026"
        />
      ),
    },
  ],
}
