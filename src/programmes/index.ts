export { activitiesOf, activityOf } from './activities.sql.ts'
export type { Activity, ActivityKind, ActivityState } from './activity.ts'
export { addStatementVersion, approveLanguage, useStatement } from './approve-language.ts'
export {
  changeDataResponsibility,
  changeProgramme,
  closeProgramme,
  missingToOpen,
  openProgramme,
} from './change-programme.ts'
export type { CouncilArea } from './council-area.ts'
export { areasOf, councilAreas, programmeAreas, replaceAreas } from './council-areas.sql.ts'
export { createActivity, setActivityState } from './create-activity.ts'
export { type By, createProgramme, takeCode } from './create-programme.ts'
export { dataResponsibilityOf } from './data-responsibility.sql.ts'
export type { DataResponsibility } from './data-responsibility.ts'
export type { PermissionStatement, PermissionTexts } from './permission-statement.ts'
export type { Programme } from './programme.ts'
export { ProgrammeFrame, type ProgrammeFrameProps } from './programme-frame.tsx'
export { programmeNav } from './programme-nav.ts'
export { allProgrammes, programmeOf } from './programmes.sql.ts'
export { publicCode, readPublicCode } from './public-code.ts'
export { announce, withdrawAnnouncement } from './public-links.sql.ts'
export { publicProgramme } from './public-programme.sql.ts'
export { bandOf, helpOf, type PublicProgramme } from './public-programme.ts'
export type { NeededToOpen } from './ready-to-open.ts'
export { currentStatement, liveLanguages, statementOf } from './statements.sql.ts'
export { streamAddress } from './stream-address.ts'
