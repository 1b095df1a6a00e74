import { doubtfulFirstNames, firstNames } from './first-names.ts'
import type { PersonalData } from './personal-details.ts'

const word = /\p{Lu}[\p{L}’'-]*\p{L}/gu
const title =
  /(?:^|[\s(“"'])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Nurse|Sister|Councillor|Cllr|Rev|Reverend)\.?\s+$/u
/** Words after which a name stands, whatever name it is. */
const introduced =
  /\b(?:called|named|name is|name’s|name's|[Mm]y (?:son|daughter|wife|husband|partner|mum|mother|dad|father|brother|sister|gran|granny|grandson|granddaughter|friend|neighbour|nephew|niece|carer|key worker|social worker|support worker|nurse|doctor|GP))[\s,]+$/u
/** What makes a place or a charity of a name. */
const placeBefore =
  /\b(?:St|Saint|Fort|Port|Queen|King|Prince|Princess|Royal|Glen|Loch|Ben|Mount|Lady|The)\.?\s+$/u
const placeAfter =
  /^\s+(?:Hospital|Infirmary|Street|Road|Avenue|House|Court|Centre|Park|Clinic|Hall|Ward|Unit|School|College|University|Square|Bridge|Lodge|Island|Castle|Curie|Nightingale|Lewis|Muir Trust|Foundation|Memorial)/u
/** Begin with a capital and are no surname. */
const noSurname =
  /^(?:I|The|A|An|And|But|He|She|They|We|You|It|Is|Was|Has|Had|My|Our|Her|His|In|On|At|Not|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|NHS|GP|Christmas|Easter)$/u
/** Follow "my mum," or "called" with a capital and name nobody. */
const noName =
  /^(?:I|The|A|An|GP|NHS|MS|ME|MND|COPD|Scotland|Scottish|English|Polish|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Covid|Alzheimer|Parkinson)$/u

/** People named in a text: by a title, by a first name, or because somebody says that it is a name. With the surname, where one follows. */
export function findPeople(text: string): PersonalData[] {
  const found: PersonalData[] = []
  const words = [...text.matchAll(word)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
  let after = 0
  for (const [at, one] of words.entries()) {
    if (one.start < after) continue
    const before = text.slice(Math.max(0, one.start - 40), one.start)
    const next = words[at + 1]
    const surname =
      next && /^\s+$/.test(text.slice(one.end, next.start)) && !noSurname.test(next.text) ? next : undefined
    if (placeBefore.test(before) || placeAfter.test(text.slice(one.end))) continue
    const bare = one.text.replace(/[’']s$/u, '')
    const isName =
      (title.test(before) && !noName.test(bare)) ||
      firstNames.has(bare) ||
      (introduced.test(before) && !noName.test(bare)) ||
      (doubtfulFirstNames.has(bare) && surname !== undefined && /^\p{Lu}\p{Ll}/u.test(surname.text))
    if (!isName) continue
    const last = surname && /^\p{Lu}\p{Ll}|^Mac|^Mc|^O[’']/u.test(surname.text) ? surname : one
    if (placeAfter.test(text.slice(last.end))) continue
    const end = last.end - (/[’']s$/u.test(last.text) ? 2 : 0)
    found.push({ kind: 'person', start: one.start, end })
    after = last.end
  }
  return found
}
