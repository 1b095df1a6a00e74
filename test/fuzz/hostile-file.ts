import { strToU8, zipSync } from 'fflate'
import { type Chance, hostileText } from './hostile.ts'

const names = [
  'said.csv',
  'said.xlsx',
  'said',
  '../../said.csv',
  'C:\\said.csv',
  `${'a'.repeat(3000)}.csv`,
  '\u202evsc.exe',
  '"; filename="other.csv',
  '🦊.csv',
  '.csv',
]

/** A file that is no table, or a table that nobody should make. */
export function hostileFile(from: Chance): {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
} {
  return { name: from.pick(names), bytes: Uint8Array.from(bytesOf(from)) }
}

function bytesOf(from: Chance): Uint8Array {
  const junk = Uint8Array.from({ length: from.number(20_000) }, () => from.number(256))
  const cell = () => {
    const text = hostileText(from)
    return from.once(3) ? `"${text.replaceAll('"', '""')}"` : text
  }
  switch (from.number(8)) {
    case 0:
      return junk
    case 1:
      return new Uint8Array()
    case 2:
      // A zip that says it is a workbook.
      return zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8(
          from.pick(['<workbook/>', '<workbook><sheets><sheet name="a"/>', hostileText(from)]),
        ),
        'xl/worksheets/sheet1.xml': junk,
      })
    case 3:
      return Uint8Array.of(0x50, 0x4b, 3, 4, ...junk)
    case 4:
      // UTF-16, with and without its mark.
      return new Uint8Array(
        Buffer.from(`${from.once(2) ? '\ufeff' : ''}a,b\n${cell()},${cell()}\n`, 'utf16le'),
      )
    case 5:
      return strToU8(`"never closed,${cell()}\n`.repeat(1 + from.number(20)))
    case 6:
      return strToU8(`${','.repeat(from.number(3000))}\n${cell()}\n`)
    default: {
      const rows = Array.from({ length: from.number(30) }, () =>
        [cell(), cell(), cell()].join(from.pick([',', ';', '\t'])),
      )
      return strToU8(['who,words,place', ...rows].join(from.pick(['\n', '\r\n', '\r'])))
    }
  }
}
