import type { ComponentExamples } from '../example.ts'
import { WithAside } from './with-aside.tsx'

export const withAsideExamples: ComponentExamples = {
  component: 'with-aside',
  examples: [
    {
      name: 'a programme and how to take part',
      draw: () => (
        <WithAside head={<h2>Care where you live</h2>} aside={<p>Take part until 30 April.</p>}>
          <p>We want to know what matters to people who get care at home.</p>
        </WithAside>
      ),
    },
  ],
}
