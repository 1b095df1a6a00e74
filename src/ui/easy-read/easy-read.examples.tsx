import type { ComponentExamples } from '../example.ts'
import { TextArea } from '../field/text-field.tsx'
import { EasyRead } from './easy-read.tsx'

export const easyReadExamples: ComponentExamples = {
  component: 'easy-read',
  examples: [
    {
      name: 'a question',
      draw: () => (
        <EasyRead>
          <p>What is important to you?</p>
          <TextArea name="easy-answer" label="Your answer" hint="A few words are enough." rows={3} />
        </EasyRead>
      ),
    },
  ],
}
