import type { ComponentExamples } from '../example.ts'
import { Receipt } from './receipt.tsx'

export const receiptExamples: ComponentExamples = {
  component: 'receipt',
  examples: [
    {
      name: 'words, square and print',
      draw: () => (
        <Receipt
          words={['amber', 'kettle', 'brae 41']}
          address="rowan.example/w"
          link="https://rowan.example/w/amber-kettle-brae-41"
          print="#print"
        />
      ),
    },
  ],
}
