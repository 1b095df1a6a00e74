import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type ReceivedMail = { readonly from: string; readonly to: string; readonly message: string }

export type SmtpServer = {
  readonly url: string
  /** What was taken in, in order. */
  readonly received: ReceivedMail[]
  /** What it answers to the recipient: 250 takes the mail, 450 not now, 550 never. */
  answer: number
  close(): Promise<void>
}

/** A mail server on this machine that takes mails in by SMTP (RFC 5321) and keeps them. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const received: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket.setEncoding('utf8'))
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    let from = ''
    let to = ''
    let buffer = ''
    let isMessage = false
    const say = (reply: string) => socket.write(`${reply}\r\n`)
    say('220 smtp.test')
    socket.on('data', (text: string) => {
      buffer += text
      for (;;) {
        const end = buffer.indexOf(isMessage ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const part = buffer.slice(0, end)
        buffer = buffer.slice(end + (isMessage ? 5 : 2))
        if (isMessage) {
          isMessage = false
          received.push({ from, to, message: part })
          say('250 kept')
        } else if (/^MAIL FROM:/i.test(part)) {
          from = addressIn(part)
          say('250 ok')
        } else if (/^RCPT TO:/i.test(part)) {
          to = addressIn(part)
          say(`${started.answer} recipient`)
        } else if (/^DATA$/i.test(part)) {
          isMessage = true
          say('354 go on')
        } else if (/^QUIT$/i.test(part)) {
          say('221 bye')
          socket.end()
        } else say('250 smtp.test')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const started: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: 250,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
  return started
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? ''
}
