import type { ComponentExamples } from '../example.ts'
import { Pagination } from './pagination.tsx'

export const paginationExamples: ComponentExamples = {
  component: 'pagination',
  examples: [
    {
      name: 'in the middle of many',
      draw: () => <Pagination current={7} last={20} address={page => `?page=${page}`} />,
    },
  ],
}
