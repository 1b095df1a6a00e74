import { exampleThemesJob, exampleThemesQueue } from './example-programme.ts'
import { loadPostcodesJob, loadPostcodesQueue } from './listening/coverage/load-postcodes.ts'
import { forgetDraftJob, forgetDraftQueue } from './listening/drafts/forget-draft.ts'
import { forgetUploadJob, forgetUploadQueue } from './listening/import/forget-upload.ts'
import { removeImportJob, removeImportQueue } from './listening/import/remove-import.ts'
import { runImportJob, runImportQueue } from './listening/import/run-import.ts'
import { mailWaveJob, mailWaveQueue } from './listening/panel/mail-wave.ts'
import { panelHandlers } from './listening/panel/react.ts'
import { deleteDueJob, deleteDueQueue } from './listening/retention/delete-due.ts'
import type { EventHandler } from './platform/events.ts'
import type { Job } from './platform/jobs/queue.ts'
import { sendMailQueue } from './platform/mail/mail.ts'
import { mailerJob } from './platform/mail/mailer.ts'
import type { Services } from './platform/services.ts'
import { publishingHandlers } from './publishing/editions/react.ts'
import { renderEditionJob, renderEditionQueue } from './publishing/editions/render-edition.ts'
import { understandingHandlers } from './understanding/react.ts'
import { drawThemesJob, drawThemesQueue } from './understanding/suggestions/draw-themes.ts'

/** Every queue that work is sent to, made when the database is migrated. */
export const queues: readonly string[] = [
  sendMailQueue,
  drawThemesQueue,
  renderEditionQueue,
  runImportQueue,
  removeImportQueue,
  forgetUploadQueue,
  deleteDueQueue,
  forgetDraftQueue,
  exampleThemesQueue,
  loadPostcodesQueue,
  mailWaveQueue,
]

/** Work that is looked for every hour in every organisation. */
export const hourlyQueues: readonly string[] = [deleteDueQueue]

/** Every room's background work. */
export function jobs(
  services: Services,
  mail: { readonly smtpUrl: string | undefined; readonly from: string },
): readonly Job[] {
  return [
    mailerJob(services.database.db, services, mail),
    drawThemesJob(services),
    renderEditionJob(services),
    runImportJob(services),
    removeImportJob(services),
    forgetUploadJob(services),
    deleteDueJob(services),
    forgetDraftJob(services),
    exampleThemesJob(services),
    loadPostcodesJob(services),
    mailWaveJob(services),
  ]
}

/** What every room does when a lower one tells of something. */
export function eventHandlers(services: Services): readonly EventHandler[] {
  return [...panelHandlers(), ...understandingHandlers(), ...publishingHandlers(services)]
}
