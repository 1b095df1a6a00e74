import type { ComponentExamples } from '../example.ts'
import { BackLink } from './back-link.tsx'

export const backLinkExamples: ComponentExamples = {
  component: 'back-link',
  examples: [{ name: 'back', draw: () => <BackLink href="#example" /> }],
}
