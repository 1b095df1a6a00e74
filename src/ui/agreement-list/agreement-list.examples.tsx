import type { ComponentExamples } from '../example.ts'
import { AgreementList } from './agreement-list.tsx'

export const agreementListExamples: ComponentExamples = {
  component: 'agreement-list',
  examples: [
    {
      name: 'two allowed, one not',
      draw: () => (
        <AgreementList
          items={[
            { allowed: true, label: 'Read beside other people’s', change: '#analysis' },
            { allowed: true, label: 'Quoted, with no name', change: '#quotation' },
            { allowed: false, label: 'Not told in learning sessions', change: '#learning' },
          ]}
        />
      ),
    },
  ],
}
