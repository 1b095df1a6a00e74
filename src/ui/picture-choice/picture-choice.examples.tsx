import type { ComponentExamples } from '../example.ts'
import { symbolAddress } from '../symbols/symbol.ts'
import { PictureChoice, PicturedList } from './picture-choice.tsx'

const pictured = (name: string) => symbolAddress(name) ?? ''

export const pictureChoiceExamples: ComponentExamples = {
  component: 'picture-choice',
  examples: [
    {
      name: 'symbols to choose from',
      draw: () => (
        <PictureChoice
          name="symbol"
          items={['house', 'help', 'nurse_1a'].map(name => ({
            value: name,
            label: name,
            address: pictured(name),
          }))}
        />
      ),
    },
    {
      name: 'words with their pictures',
      draw: () => (
        <PicturedList
          lines={[
            {
              label: 'Do you see a nurse?',
              address: pictured('nurse_1a'),
              without: 'No picture yet',
              change: <a href="#question">Change</a>,
            },
            {
              label: 'Each day',
              address: undefined,
              without: 'No picture yet',
              change: <a href="#option">Change</a>,
            },
          ]}
        />
      ),
    },
  ],
}
