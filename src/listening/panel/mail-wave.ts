import { inOrganisation } from '../../platform/db/transaction.ts'
import type { OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import { queueMail, wakeMailer } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import { allOrganisations, type Organisation } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { invitationsToMail, markMailed, type ToMail } from './invitations.sql.ts'
import { panelToken } from './panel-token.ts'
import { type Wave, type WaveId, waveById } from './waves.sql.ts'

export const mailWaveQueue = 'listening.mail-panel'

const batch = 100
const holdsForDays = 30

/** The job that puts the invitations of a wave, or its reminders, into the outbox. */
export function mailWaveJob(services: Services): Job {
  return {
    name: mailWaveQueue,
    run: payload => mailWave(services, payload.organisation, payload.id as WaveId),
  }
}

/** Mails everybody of the wave who waits for it: each once, also where the work was broken off and begins again. */
export async function mailWave(services: Services, organisation: OrganisationId, id: WaveId): Promise<void> {
  const { db } = services.database
  const organisations = await allOrganisations(db)
  const host = organisations.find(one => one.id === organisation)
  if (!host) return
  for (;;) {
    const sent = await inOrganisation(db, organisation, async scoped => {
      const wave = await waveById(scoped, id)
      if (!wave) return 0
      const waiting = await invitationsToMail(scoped, id, batch)
      const now = services.clock.now()
      for (const one of waiting) {
        const mail = invitationMail(services, host, wave, one)
        await queueMail(services, scoped, {
          ...mail,
          holdsUntil: new Date(now.getTime() + holdsForDays * 86_400_000),
        })
        await markMailed(scoped, one.id, one.isReminder, now)
      }
      return waiting.length
    })
    if (sent > 0) await wakeMailer(services, { organisation })
    if (sent < batch) return
  }
}

function invitationMail(services: Services, host: Organisation, wave: Wave, to: ToMail) {
  const open = (sealed: Buffer) => services.secrets.open(`panel member ${to.member}`, sealed)
  const link = `${services.publicUrl}/i/${host.slug}/${panelToken(services.secrets, to.id)}`
  const text = t('mail.text', {
    name: open(to.name),
    message: wave.message,
    link,
    leave: `${link}/leave`,
    organisation: host.name,
  })
  return {
    to: open(to.email),
    subject: to.isReminder ? t('mail.reminder', { subject: wave.subject }) : wave.subject,
    text,
  }
}
