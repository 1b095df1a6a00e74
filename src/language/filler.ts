import { stem } from './stem.ts'

/**
 * English words that carry too little to stand at the edge of a theme's name: common verbs, adverbs,
 * judgements and words of quantity. They still count when a text is placed in a theme.
 */
const english = `able absolutely accept according across act actually add additional agree ahead allow allowed
allows almost alone along already alright although always amazing amount another anybody anymore anyone anything
anywhere apart appear apply appreciate approach area areas around ask asked asking aspect attempt available away awful
back bad based basic basically became become becomes becoming begin behind believe benefit best better beyond big
bigger biggest bit bits bottom bring brings brought build built call called came capable case cause caused
causes certain certainly chance change changed changes changing choose clear clearly come comes coming common
complete completely concern concerned concerns consider considered constantly continue continued could create created
creates creating current currently cut day days deal decent decide decided definitely deserve despite develop
different difficult directly disagree doable done drop due easier easily easy effect effective effort eg enable
encourage encouraged end enough ensure ensuring entire entirely especially etc everybody everyone everything
everywhere exactly example excellent except exist existing exists expect extra extremely face fact fair
fairly far favor feel feeling feels felt fewer fill final finally find fine first five focus focused folk folks
follow following forward found four free frequently full fully fun further gave general generally getting
give given gives giving go goes going gone gonna good got gotten great greater greatly guess half hand happen
happened happening happens happy hard hardly hate he help helped helpful helping helps hence high higher highly hold
hope hopefully hour hours huge idea ideas ie important improve improved improvement improvements improving include
included including increase increased increasing indeed instead interested involved issue issues item job keep
keeping keeps kept kind kinds knew know known knows lack large larger last lastly late later least leave leaves left
less lets level like liked likely likes limit limited line list listen little live lives living long longer look
looked looking looks lose loss lost love loved low lower made main major make makes making man manner many matter
matters mean means member members mention mere might mind minute minutes moment month months moreover mostly move
moved much multiple must my nearly necessary need needed needing needs never new next nice nobody none nor normal
nothing number numbers numerous obviously offer offered offering offers often old one ones ongoing onto open
option options order others otherwise overall owing paid part particular particularly past pay people
perfect perfectly permit person persons personally piece place placed places plan plenty please pleased plus point
points poor positive possible possibly prefer present pretty prevent previous prior probably problem
problems proper properly protect proud provide provided provides providing purpose push put puts putting
quick quickly quite rarely rather reach ready real realise realize really reason reasonable reasons receive received
recent recently reduce reduced regarding regardless regular regularly remain remember remove removed require
required requires rest result results return right run running said saw say saying says second see seeing seem
seemed seems seen sense sent serious seriously set several short show showed shown shows side similar simple simply
since single situation small smaller solution solutions solve somebody somehow someone something sometime sometimes
somewhat somewhere soon sorry sort sorts sound speak specific spend spent spot start started starting state
stated stay still stop stopped strong strongly stuff such suggest super support supported supporting sure take
taken takes taking talk talking tell ten tend terms terrible thank thankful thanks thats thing things think thinking
thinks third thought thoughts three time times today together told tomorrow ton took top total totally toward towards
tried tries truly try trying turn turned twice two type types unable understand unfortunately unless unlike upon
upset use used useful user uses using usual usually value various view want wanted wanting wants wasn't watch way
ways week weeks well went whatever whenever whereas wherever whether whole wide will willing win wish within without
won wonder wonderful word words work worked working works world worse worst worth would wrong year years yesterday
young brilliant fantastic superb lovely fab fabulous outstanding exceptional felt treat treated gave ensure must
utmost makes gonna wanna allowing affect affected affects ago am bring across seriously lots couple every close closer dealt quicker faster sooner shorter
longer slower cheaper safer stronger weaker harder fix arrive join meet allow assist occur suffer role fully
eliminate true little eleven twelve fifteen eighteen twenty thirty forty fifty sixty hundred thousand million six seven eight nine girls guy ok perfect alright anything drive driven drives pick
save saves saved saving enforce enforced enforcing deliver delivers delivered delivering explain explained promise promised
send sends ring rang phoned contacted advise advised connect connected connecting`

/** The same for the other languages of our screens: asking, lacking, much and little. */
const others = `brakuje brak potrzeba potrzebny potrzebna potrzebne potrzebuję potrzebujemy więcej mniej trudno
łatwo chcę chcemy chciałbym chciałabym jeździ czeka czekam czekamy czekałem czekałam dostać mogę możemy powinna
powinno powinny powinien dobry dobra dobre zły zła złe długo długie dużo mało rzadko ciągle nowych nowy nowe drogi
droga drogie miejsc raz osiem pięć trzy dwa dziękuję robić uczyć znaleźć przyszedł rozumiem
eil robh barrachd feum feumaidh toil bhiodh math bidh fhaigh thu h-uile latha ro thrang glè mòr beag ùr duine
نحتاج نريد اريد احتاج يوجد توجد الحصول الصعب صعب اكثر أكثر مهم دائما تتأخر يأخذ ياخذ المزيد افضل جيد جيدة كبير يوم
需要 希望 难 好 少 多 等 太 很久 时间 问题 更多 更好 不好 没 帮忙 容易 长 每 只有 班 次 几 个`

/**
 * Empty as an opening, but these may end a name that a word of substance begins: "waiting times", "young
 * people", "mental health support".
 */
const fillerThings = new Set(
  `time times hours days lists list lines line levels areas area plan plans support people person place places
options work lives living members member results system things services role improvement improvements changes
opportunities feelings concerns concern lack costs worker workers use users help`.split(/\s+/),
)

/** Things that say nothing alone: one must be told of what. */
const genericThings = new Set(
  'service system management control department town life process state quality experience entrance'.split(
    ' ',
  ),
)

/** Judgements, which may begin a name ("good service", "long waits") but never are one. */
const judgements = new Set(
  `good great excellent poor bad better best worse long longer slow slower quick quicker fast faster high higher low
lower big bigger small new old free full safe safer early earlier late real same different clear strong local
brilliant fantastic superb lovely fabulous outstanding exceptional regular wonderful first close easy easier simple
amazing cheap cheaper live short third one-stop multiple shared general day`.split(/\s+/),
)

/** How somebody or something was, which is no subject without what it was said of. */
const qualities = new Set(
  `helpful polite friendly caring kind professional efficient prompt punctual pleasant courteous clean tidy chatty
comfortable reassuring calm respectful thorough knowledgeable attentive considerate cheerful compassionate quick fast
satisfactory happy healthy early rude late expensive noisy quiet dirty busy lonely isolated reliable responsive
supportive approachable understanding accessible inclusive honest welcoming informative`.split(/\s+/),
)

export function isQualityWord(word: string): boolean {
  return qualities.has(word)
}

export function isFillerThing(word: string): boolean {
  return fillerThings.has(word)
}

export function isGenericThing(word: string): boolean {
  return genericThings.has(stem(word))
}

export function isJudgement(word: string): boolean {
  return judgements.has(word)
}

const set = new Set(`${english} ${others}`.split(/\s+/))

/** Whether a folded word is too empty to begin or end a theme's name. English is known best, of other
 * languages only the commonest words are. */
export function isFiller(word: string): boolean {
  if (set.has(word) || set.has(stem(word))) return true
  if (word.endsWith('ly') && word.length > 5) return !nounsInLy.has(word)
  // "Backing" and "cleared" are as empty as "back" and "clear".
  const base = word.replace(/(?:ing|ed)$/, '')
  return (
    base !== word && base.length > 2 && (set.has(base) || set.has(`${base}e`) || set.has(base.slice(0, -1)))
  )
}

const nounsInLy = new Set([
  'family',
  'supply',
  'assembly',
  'elderly',
  'italy',
  'reply',
  'butterfly',
  'anomaly',
])
