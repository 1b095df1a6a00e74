import { words } from './tokens.ts'

const nothing = new Set(
  `n a|na|none|nothing|nil|null|no|nope|yes|ok|okay|no comment|no comments|no further comment|no further comments
no answer|did not answer|didn't answer|not answered|not applicable|nothing to add|nothing to say|nothing else
nothing at all|nothing really|not really|nothing much|no idea|not sure|don't know|dont know|i don't know|i dont know
dunno|idk|unsure|none at all|no reply|no response|no suggestions|no thoughts|no opinion|prefer not to say|see above
as above|same as above|ditto|blank|test|testing|asdf|x|xx|xxx|skip|pass|tbc|nae idea|nowt|no reason|none really
no thank you|no thanks|nothing thanks|nothing thank you|nothing to report|nothing comes to mind
nic|brak|nie|tak|nie wiem|nie dotyczy|bez komentarza|nie mam zdania|nic do dodania|brak uwag|brak odpowiedzi
chan eil|chan eil fhios agam|gun bheachd|gun fhreagairt|dad|rud sam bith
لا شيء|لا شئ|لا يوجد|لا|نعم|لا اعرف|لا أعرف|لا أدري|لا ادري|لا تعليق|لا ينطبق
无|無|没有|沒有|不知道|没有意见|沒有意見|无意见|不适用|不適用|没|不|是`
    .split(/[|\n]/)
    .map(entry => entry.trim())
    .flatMap(entry => [entry, words(entry, 'zh').join(' ')]),
)

/**
 * Whether an answer leaves nothing to put in a theme: blank, punctuation alone, or one of the ways in which
 * people say that they have nothing to say ("n/a", "nothing", "no comment").
 */
export function saysNothing(text: string): boolean {
  if (text.length > 60) return text.trim() === ''
  const found = words(text, 'zh')
  if (found.length === 0) return !/\p{Extended_Pictographic}/u.test(text)
  return found.length <= 6 && nothing.has(found.join(' '))
}
