import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { UnreadableFile } from './unreadable-file.ts'

export interface XmlHandlers {
  /** Names come without their namespace prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** No tag for so many bytes of XML: nothing that a spreadsheet program writes. */
const longestStretch = 33_554_432

/**
 * Reads XML as it arrives, yielding after each chunk so that the caller can take what its handlers gathered.
 * Entities beyond XML's own five are refused by the parser, so none can expand.
 *
 * @param where what is being read, for the message where it is damaged
 */
export async function* xmlEvents(
  stream: Readable,
  handlers: XmlHandlers,
  where: () => string,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let stretch = 0
  parser.on('opentag', tag => {
    stretch = 0
    handlers.open?.(localName(tag.name), tag.attributes)
  })
  if (handlers.text !== undefined) {
    const { text } = handlers
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('closetag', tag => {
    stretch = 0
    handlers.close?.(localName(tag.name))
  })
  try {
    for await (const chunk of stream) {
      stretch += (chunk as Buffer).length
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
      if (stretch > longestStretch) throw new Error('no tag')
      yield
    }
    parser.write(decoder.decode())
    parser.close()
    yield
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(
      `${where()} is damaged and cannot be read further. Open it in a spreadsheet program and save it again.`,
    )
  } finally {
    stream.destroy()
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
