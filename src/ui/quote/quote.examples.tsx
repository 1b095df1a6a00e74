import type { ComponentExamples } from '../example.ts'
import { Quote } from './quote.tsx'

export const quoteExamples: ComponentExamples = {
  component: 'quote',
  examples: [
    {
      name: 'a person’s own words, with what was used marked',
      draw: () => (
        <Quote size="large" by="You wrote this on 4 March 2026 about care where you live.">
          What matters is that the same person comes in the morning.{' '}
          <mark>I should not have to explain every day how I like my tea</mark>, or that it is my left hip
          that is the bad one.
        </Quote>
      ),
    },
    {
      name: 'inside other text, with its theme',
      draw: () => (
        <Quote size="small" hue="tarn">
          They told me. Nobody asked.
        </Quote>
      ),
    },
    {
      name: 'in another language than the page',
      draw: () => (
        <Quote language="ar" by="شخص يتلقى الرعاية في منزله">
          أن يأتي الشخص نفسه كل صباح.
        </Quote>
      ),
    },
  ],
}
