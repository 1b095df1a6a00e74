import type { ExpectedBar } from '../../ui/expected-bars/expected-bars.tsx'
import { t } from '../../ui/i18n/staff/coverage.en.ts'
import type { NextStep } from './next-steps.ts'

/** Somewhere to go next, as a bar: how many were heard of those expected, how many are missing, what might help. */
export function stepBar(step: NextStep): ExpectedBar {
  const { heard, label, expected } = step.group
  const whole = (value: number) => t.number(value, { maximumFractionDigits: 0 })
  return {
    label: step.dimension === 'area' ? label : `${step.about}: ${label}`,
    said: t('coverage.of', { heard, expected: whole(expected?.people ?? 0) }),
    heard,
    expected: Math.max(expected?.people ?? 1, 0.01),
    detail: (
      <p>
        {t('coverage.gap', {
          count: Math.round(step.gap.value),
          low: whole(Math.max(0, step.gap.low)),
          high: whole(step.gap.high),
        })}{' '}
        {step.suggestion}
      </p>
    ),
  }
}
