/** A stream of choices that a seed fixes, so that a failure can be run again (mulberry32). */
export type Chance = {
  /** A whole number from 0 up to, not including, `below`. */
  number(below: number): number
  pick<One>(from: readonly One[]): One
  /** True once in `times`. */
  once(times: number): boolean
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const number = (below: number) => Math.floor(next() * below)
  return { number, pick: from => from[number(from.length)]!, once: times => number(times) === 0 }
}

const pieces: readonly string[] = [
  '',
  ' ',
  'yes',
  'none',
  'full_name',
  '\0',
  'a\0b',
  '\u{d800}',
  'x\u{dfff}y',
  '\u202e reversed \u202c',
  '\u2066\u2069\u200f\u200b\ufeff',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'é',
  'ß'.repeat(300),
  '𒐫'.repeat(50),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table response; --",
  "' or '1'='1",
  '{"__proto__":{"admin":true}}',
  '[[[[[[[[',
  '{{7*7}}<%= 7*7 %>',
  '../../../../etc/passwd',
  '=cmd|calc!A1',
  '%00%ff%fe',
  '%E0%A4%A',
  '\r\nSet-Cookie: a=b',
  '-0',
  '1e309',
  'NaN',
  '9'.repeat(400),
  '00000000-0000-0000-0000-000000000000',
  '2026-02-30T25:61:61Z',
  'a'.repeat(20_001),
  'שלום عليكم 你好 Gàidhlig',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
]

/** Text of the kind that breaks programs. Now and then it is very long. */
export function hostileText(from: Chance): string {
  if (from.once(60)) return from.pick(['x', '\u0301', '🦊', '<b>']).repeat(150_000)
  if (from.once(6)) return from.pick(pieces) + from.pick(pieces) + from.pick(pieces)
  if (from.once(5))
    return String.fromCharCode(
      ...Array.from({ length: 1 + from.number(30) }, () => from.number(from.once(2) ? 0x10000 : 0x80)),
    )
  return from.pick(pieces)
}

const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  'answer_',
  'answer_q1[]',
  'a'.repeat(5000),
  '',
  '\0',
  'name.first',
]

/** The fields of a form, some missing, doubled, strange or of another name. */
export function hostileFields(
  from: Chance,
  good: Readonly<Record<string, string>>,
): (readonly [name: string, value: string])[] {
  const fields: (readonly [string, string])[] = []
  for (const [name, value] of Object.entries(good)) {
    if (from.once(6)) continue
    fields.push([name, from.once(2) ? value : hostileText(from)])
    if (from.once(8)) fields.push([name, hostileText(from)])
    if (from.once(20)) fields.push([`${name}[]`, hostileText(from)])
  }
  while (from.once(3)) fields.push([from.pick(oddNames), hostileText(from)])
  return fields
}

export type HostileBody = {
  readonly body: string | Uint8Array<ArrayBuffer> | null
  readonly type: string | undefined
}

/** Fields as a browser sends them, or as nobody should. */
export function hostileBody(from: Chance, fields: readonly (readonly [string, string])[]): HostileBody {
  const encoded = new URLSearchParams()
  for (const [name, value] of fields) encoded.append(name, value)
  const form = 'application/x-www-form-urlencoded'
  const boundary = 'rowan-fuzz'
  const multipart = fields
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, '_')}"\r\n\r\n${value}\r\n`,
    )
    .join('')
  const junk = Uint8Array.from({ length: from.number(4000) }, () => from.number(256))
  switch (from.number(14)) {
    case 0:
      return { body: `${multipart}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` }
    case 1:
      // The last boundary never comes.
      return {
        body: multipart.slice(0, from.number(multipart.length + 1)),
        type: `multipart/form-data; boundary=${boundary}`,
      }
    case 2:
      return {
        body: multipart,
        type: from.pick([
          'multipart/form-data',
          'multipart/form-data; boundary=',
          'multipart/form-data; boundary=other',
        ]),
      }
    case 3:
      return { body: junk, type: form }
    case 4:
      return { body: junk, type: `multipart/form-data; boundary=${boundary}` }
    case 5:
      return {
        body: JSON.stringify(Object.fromEntries(fields)),
        type: from.pick(['application/json', 'text/plain', form]),
      }
    case 6:
      return {
        body: String(encoded),
        type: from.pick([undefined, '', 'nonsense', 'text/html; charset=utf-16', 'application/octet-stream']),
      }
    case 7:
      return { body: `${encoded}&%&=&%zz=%&=x&&&${'a=b&'.repeat(from.number(3000))}`, type: form }
    case 8:
      return { body: null, type: form }
    default:
      return { body: String(encoded), type: form }
  }
}
