import { type Interval, wilson } from '../coverage/interval.ts'
import { designEffect, effectiveSize } from './design-effect.ts'
import type { Strata } from './panel.ts'
import { type Raked, rake, type Targets } from './rake.ts'

/** Somebody who answered: their strata, and what they chose, by the question's key. */
export type Answered = { readonly strata: Strata; readonly chosen: ReadonlyMap<string, string> }

export type AskedQuestion = {
  readonly key: string
  readonly label: string
  readonly options: readonly { readonly key: string; readonly label: string }[]
}

export type WeightedOption = {
  readonly key: string
  readonly label: string
  /** People, as counted. */
  readonly people: number
  /** Their share of those who answered the question, from 0 to 1, as counted. */
  readonly share: number
  /** The weighted share, with its 95% interval. */
  readonly weighted: Interval & { readonly value: number }
}

export type WeightedQuestion = {
  readonly key: string
  readonly label: string
  /** People who answered it. */
  readonly people: number
  readonly effective: number
  readonly designEffect: number
  readonly options: readonly WeightedOption[]
}

export type WeightedResults = {
  readonly people: number
  readonly effective: number
  readonly designEffect: number
  readonly raked: Raked
  readonly questions: readonly WeightedQuestion[]
}

/**
 * What a wave says about the population: answers weighted by raking to `targets`. The interval of a weighted share is
 * Wilson's with the effective number of people in the place of the number (as of Korn and Graubard, "Confidence
 * intervals for proportions with small expected number of positive counts estimated from survey data", Survey
 * Methodology 24 (1998), 193–201, who put it into the exact interval): never narrower than weights allow.
 */
export function weightedResults(
  answered: readonly Answered[],
  targets: Targets,
  questions: readonly AskedQuestion[],
): WeightedResults {
  const raked = rake(
    answered.map(one => one.strata),
    targets,
  )
  return {
    people: answered.length,
    effective: effectiveSize(raked.weights),
    designEffect: designEffect(raked.weights),
    raked,
    questions: questions.map(question => weigh(question, answered, raked.weights)),
  }
}

function weigh(
  question: AskedQuestion,
  answered: readonly Answered[],
  all: readonly number[],
): WeightedQuestion {
  const those = answered.flatMap((one, index) => {
    const option = one.chosen.get(question.key)
    return option === undefined ? [] : [{ option, weight: all[index]! }]
  })
  const weights = those.map(one => one.weight)
  const total = weights.reduce((sum, one) => sum + one, 0)
  const effective = effectiveSize(weights)
  return {
    key: question.key,
    label: question.label,
    people: those.length,
    effective,
    designEffect: designEffect(weights),
    options: question.options.map(({ key, label }) => {
      const chose = those.filter(one => one.option === key)
      const value = total > 0 ? chose.reduce((sum, one) => sum + one.weight, 0) / total : 0
      const interval = effective > 0 ? wilson(Math.min(1, value) * effective, effective) : { low: 0, high: 1 }
      return {
        key,
        label,
        people: chose.length,
        share: those.length > 0 ? chose.length / those.length : 0,
        weighted: { value, ...interval },
      }
    }),
  }
}
