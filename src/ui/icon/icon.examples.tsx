import type { ComponentExamples } from '../example.ts'
import { Icon, iconNames } from './icon.tsx'
import { Berries, Leaf } from './leaf.tsx'

export const iconExamples: ComponentExamples = {
  component: 'icon',
  examples: [
    {
      name: 'every icon with its name',
      draw: () => (
        <ul class="plain-list">
          {iconNames.map(name => (
            <li>
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      ),
    },
    {
      name: 'the mark and the berries',
      draw: () => (
        <p>
          <Leaf /> a leaf is the mark <Berries /> berries are what changed
        </p>
      ),
    },
  ],
}
