import type { ComponentExamples } from '../example.ts'
import { hueNames } from './hue.ts'
import { ThemeKey } from './theme-key.tsx'

export const themeKeyExamples: ComponentExamples = {
  component: 'theme-key',
  examples: [
    {
      name: 'the eight hues with their lines',
      draw: () => (
        <ul class="plain-list">
          {hueNames.map(hue => (
            <li>
              <ThemeKey hue={hue}>{hue}</ThemeKey>{' '}
              <ThemeKey hue={hue} line>
                {hue}
              </ThemeKey>
            </li>
          ))}
        </ul>
      ),
    },
  ],
}
