export type { Finding, FindingQuote } from './findings/finding.ts'
export {
  findingsOf,
  type GroupCount,
  responsesBehind,
  spokeByCharacteristic,
} from './findings/findings.sql.ts'
export { characteristicLabel } from './findings/group-label.ts'
export { askForThemes, drawThemes } from './suggestions/draw-themes.ts'
export { suggestionStanding } from './suggestions/runs.sql.ts'
export { addTheme, codeContributions } from './themes/change-themes.ts'
export { acceptSuggestion } from './themes/judge-suggestion.ts'
export type { Analyst } from './themes/take-step.ts'
export { aFew, type CountedTheme } from './themes/theme.ts'
export { countedThemes, type Heard, heardIn } from './themes/themes.sql.ts'
