import type { Condition, ConditionTest } from '../forms/condition.ts'

/*
 * Conditions as XLSForm writes them (the relevant column, in XPath), as far as they can be said by tests on single
 * questions that are all joined by "and" or all by "or".
 */

/** A condition as an expression; `name` gives a question's name in the file. */
export function writeRelevant(condition: Condition, name: (question: string) => string): string {
  const join = condition.join === 'all' ? ' and ' : ' or '
  return condition.tests.map(test => writeTest(test, `\${${name(test.question)}}`)).join(join)
}

function writeTest({ is, value }: ConditionTest, asked: string): string {
  switch (is) {
    case 'answered':
      return `${asked} != ''`
    case 'not_answered':
      return `${asked} = ''`
    case 'includes':
      return `selected(${asked}, '${value}')`
    case 'not_includes':
      return `(${asked} != '' and not(selected(${asked}, '${value}')))`
    case 'at_least':
      return `${asked} >= ${value}`
    case 'at_most':
      return `${asked} <= ${value}`
  }
}

/** What an expression tests, with names as they stand in the file; undefined where it says more than tests can. */
export function readRelevant(expression: string): Condition | undefined {
  const asked = String.raw`\$\{([^}]+)\}`
  const not = new RegExp(
    String.raw`\(\s*${asked}\s*!=\s*''\s+and\s+not\(\s*selected\(\s*\$\{\1\}\s*,\s*['"]([^'"]+)['"]\s*\)\s*\)\s*\)`,
    'g',
  )
  const whole = expression
    .trim()
    .replace(not, (_, name: string, value: string) => `not_selected(\${${name}}, '${value}')`)
  const parts = whole.split(/\s+(and|or)\s+/i)
  const joins = new Set(parts.filter((_, index) => index % 2 === 1).map(join => join.toLowerCase()))
  if (joins.size > 1) return undefined
  const tests = parts.filter((_, index) => index % 2 === 0).map(readTest)
  if (tests.length > 10 || !tests.every(test => test !== undefined)) return undefined
  return { join: joins.has('or') ? 'any' : 'all', tests }
}

function readTest(text: string): ConditionTest | undefined {
  const bare = text
    .trim()
    .replace(/^\(([^()]*)\)$/, '$1')
    .trim()
  const selected = /^(not_)?selected\(\s*\$\{([^}]+)\}\s*,\s*['"]([^'"]+)['"]\s*\)$/.exec(bare)
  if (selected) {
    const [, not, question, value] = selected
    return { question: question!, is: not ? 'not_includes' : 'includes', value: value! }
  }
  const compared = /^\$\{([^}]+)\}\s*(=|!=|>=|<=)\s*(?:'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?))$/.exec(bare)
  if (!compared) return undefined
  const [, question, sign, single, double, number] = compared as unknown as [
    string,
    string,
    string,
    string | undefined,
    string | undefined,
    string | undefined,
  ]
  const value = single ?? double
  if (sign === '>=' || sign === '<=') {
    const limit = Number(number ?? value)
    return Number.isFinite(limit) && (number ?? value) !== ''
      ? { question, is: sign === '>=' ? 'at_least' : 'at_most', value: limit }
      : undefined
  }
  if (value === '') return { question, is: sign === '=' ? 'not_answered' : 'answered' }
  // "Is not this one" holds in XPath for whoever did not answer, and here only for who did.
  return sign === '=' ? { question, is: 'includes', value: value ?? number! } : undefined
}

/** Limits of a number or a date, or how many may be chosen; undefined where the expression says anything else. */
export type Limits = {
  readonly least?: string
  readonly most?: string
  readonly mostChosen?: number
}

export function writeConstraint(limits: Limits): string {
  return [
    ...(limits.least === undefined ? [] : [`. >= ${limits.least}`]),
    ...(limits.most === undefined ? [] : [`. <= ${limits.most}`]),
    ...(limits.mostChosen === undefined ? [] : [`count-selected(.) <= ${limits.mostChosen}`]),
  ].join(' and ')
}

/** "None of these" stands alone. */
export const noneAlone = "not(selected(., 'none') and count-selected(.) > 1)"

export function readConstraint(expression: string): Limits | undefined {
  const limits: { least?: string; most?: string; mostChosen?: number } = {}
  for (const part of expression.replace(noneAlone, '').split(/\s+and\s+/i)) {
    const bare = part.trim()
    if (bare === '') continue
    const value = String.raw`(-?\d+(?:\.\d+)?|date\('\d{4}-\d\d-\d\d'\))`
    const limit = new RegExp(String.raw`^\.\s*(>=|<=)\s*${value}$`).exec(bare)
    const chosen = /^count-selected\(\.\)\s*<=\s*(\d+)$/.exec(bare)
    if (limit) limits[limit[1] === '>=' ? 'least' : 'most'] = limit[2]!.replace(/^date\('(.*)'\)$/, '$1')
    else if (chosen) limits.mostChosen = Number(chosen[1])
    else return undefined
  }
  return limits
}
