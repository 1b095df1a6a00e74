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
problems proper properly protect proud provide provided provides providing purpose push put puts putting question
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
eliminate ok perfect alright anything drive driven drives pick`

const set = new Set(english.split(/\s+/))

/** Whether a folded word is too empty to begin or end a theme's name. Only English words are known here. */
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
