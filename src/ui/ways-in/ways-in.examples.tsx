import type { ComponentExamples } from '../example.ts'
import { languages } from '../i18n/language.ts'
import { WaysIn } from './ways-in.tsx'

export const waysInExamples: ComponentExamples = {
  component: 'ways-in',
  examples: [
    {
      name: 'six ways, writing now',
      draw: () => (
        <WaysIn
          current="write"
          addresses={{ write: '#write', say: '#say', help: '#help', paper: '#paper', easy: '#easy' }}
          languages={languages}
        />
      ),
    },
    { name: 'writing only', draw: () => <WaysIn current="write" addresses={{}} languages={['en', 'ar']} /> },
  ],
}
