import type { ComponentExamples } from '../example.ts'
import { Quote } from '../quote/quote.tsx'
import { ThemeKey } from '../theme-key/theme-key.tsx'
import { Journey } from './journey.tsx'

export const journeyExamples: ComponentExamples = {
  component: 'journey',
  examples: [
    {
      name: 'from told to what is still to come',
      draw: () => (
        <Journey
          entries={[
            {
              kind: 'told',
              when: '4 March',
              day: '2026-03-04',
              title: 'You told us',
              children: <p>On your phone, in your own words.</p>,
            },
            {
              kind: 'theme',
              when: '19 March',
              day: '2026-03-19',
              title: 'They joined a theme',
              children: (
                <p>
                  <ThemeKey hue="loch">
                    <a href="#example">The same faces at the door</a>
                  </ThemeKey>
                  . 213 other people said something like it.
                </p>
              ),
            },
            {
              kind: 'quoted',
              when: '6 May',
              title: 'They were quoted',
              children: (
                <Quote size="small" hue="loch">
                  I should not have to explain every day how I like my tea.
                </Quote>
              ),
            },
            { kind: 'idea', when: '28 May', title: 'They led to an idea' },
            { kind: 'changed', when: '11 August', title: 'Something changed' },
            {
              kind: 'waiting',
              when: 'By 30 November',
              title: 'Still to come',
              children: <p>The partnership says if the small teams go on.</p>,
            },
          ]}
        />
      ),
    },
    {
      name: 'taken back',
      draw: () => (
        <Journey entries={[{ kind: 'withdrawn', when: '12 August', title: 'You took them back' }]} />
      ),
    },
  ],
}
