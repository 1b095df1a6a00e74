import { createHmac } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/english.js'

/**
 * Words that nobody in distress should be handed. The rest of the list (BIP-39, 2,048 common English words of
 * which no two share their first four letters) is easy to say, hear and spell.
 */
const unkind = new Set(
  (
    'abuse accident addict afraid alcohol anger angry anxiety assault attack bomb burden burger blame broken cancel cause chaos ' +
    'cheat coffin concert crash crazy cruel cry danger death decline defeat deny dead despair destroy die dirt disease divorce dumb ' +
    'dwarf enemy evil exile expire fat fatal fault fear fight fire fragile fraud fury ghost gun grief guilt harsh hate hazard hospital hurt ' +
    'idle ill illegal jail kill knife lazy liar lonely loser lunatic mad mask monster murder naive nasty obscure old orphan pain panic ' +
    'pill pistol poverty prison problem punch rage reject riot rifle risk robot ruin sad scare scrap shame shock shoot sick slave slim ' +
    'sorry stab struggle stupid suffer suspect terror thief toxic tragic trash trouble ugly uncover unfair unhappy useless victim ' +
    'violin virus wage waste weapon worry wreck wrong wound'
  ).split(' '),
)

const words = wordlist.filter(word => word.length >= 3 && !unkind.has(word))
const known = new Set(words)

/** A receipt's secret as people read it: three words and a number, `amber kettle cradle 41`. About 39 bits. */
export type ReceiptCode = string

/**
 * The receipt of a submission. Made from the key of the submission and the installation's secret, so that
 * sending the same thing twice gives the same receipt while the database holds only its hash.
 */
export function receiptCode(secret: string): ReceiptCode {
  const bytes = createHmac('sha256', 'receipt').update(secret).digest()
  // 32 bits for a choice out of fewer than 2,048: the bias is below one in a million.
  const pick = (at: number) => words[bytes.readUInt32BE(at) % words.length]!
  return `${pick(0)} ${pick(4)} ${pick(8)} ${10 + (bytes.readUInt32BE(12) % 90)}`
}

/**
 * What somebody typed as a receipt code, or undefined where it cannot be one. Forgives capitals, commas,
 * hyphens, double spaces, and a word cut short after four letters, which are enough to tell it.
 */
export function readReceiptCode(typed: string): ReceiptCode | undefined {
  const parts = typed
    .toLowerCase()
    .normalize('NFKC')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const number = parts.pop()
  if (parts.length !== 3 || !number || !/^[1-9][0-9]$/.test(number)) return undefined
  const full = parts.map(part =>
    known.has(part) ? part : part.length >= 4 ? words.find(word => word.startsWith(part)) : undefined,
  )
  return full.every(word => word !== undefined) ? [...full, number].join(' ') : undefined
}
