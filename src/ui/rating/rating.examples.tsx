import type { ComponentExamples } from '../example.ts'
import { Rating } from './rating.tsx'

export const ratingExamples: ComponentExamples = {
  component: 'rating',
  examples: [
    {
      name: 'from nought to ten',
      draw: () => (
        <Rating
          name="rated"
          legend="How easy was it to get help?"
          from={0}
          to={10}
          ends={{ low: 'Very hard', high: 'Very easy' }}
          value="7"
        />
      ),
    },
    {
      name: 'with an error',
      draw: () => (
        <Rating
          name="rated-wrong"
          legend="How safe do you feel?"
          from={1}
          to={5}
          error="Choose one of these"
        />
      ),
    },
  ],
}
