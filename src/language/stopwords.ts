const english = `a about above after again against all also am an and any are aren't as at be because been before
being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't dont down
during each either else etc even ever every few for from further get gets got had hadn't has hasn't have haven't
having he he'd he'll he's her here here's hers herself him himself his how how's however i i'd i'll i'm im i've
ive if in into is isn't it it's its itself just let let's lot lots may maybe me might more most much must my
myself neither no nor not now of off on once only or other ought our ours ourselves out over own per perhaps quite
rather really same shall shan't she she'd she'll she's should shouldn't since so some such than that that's the
their theirs them themselves then there there's these they they'd they'll they're they've this those though
through thus to too under until up upon us very via was wasn't we we'd we'll we're we've were weren't what what's
whatever when when's where where's whether which while who who's whom whose why why's will with within without
won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves cant wont didnt doesnt
isnt wasnt thats theres whats youre theyre aye nae naw wee ken dinnae cannae wisnae isnae didnae wouldnae tae fae
wi o' yer ma oor`

const gaelic = `a à ach ag agad agaibh againn agam agus aice aig aige air an ann anns am as b' ba bha bheil bhith
bho bhon bi bidh bithidh bu chan cha chaidh chun ciamar cò còmhla cuid dè de den dha dhan dhaibh dhi dhomh dhut
dhuinn do don dhe e eadar eile fa fhaod fhèin fhuair fo fon g' gach gad gan ge ged gu gum gun gur i iad iadsan
iomadh is i'd leat leatha leam le leis leinn leo ma mar mas mi mise mo mu mun mura na nach nam nan no nuair o oir
on rach ri ris ro robh rud sa sam san seo sibh sin sinn siud so tha thar thu toirt tron tro ud uile à às`

const polish = `a aby ale albo ani aż bardzo bez bo bowiem by być był była było były będzie będą chce choć ci cię
co coś czy czyli czego czemu dla dlaczego dlatego do dziś gdy gdyby gdzie go i ich ile im inne inny ja jak jaki
jakie jako jednak jego jej jemu jest jestem jeszcze jeśli jeżeli już każdy kiedy kto która które którego której
który którym których którzy lecz lub ma mają mam mi mnie mną moje moja mój może mu my na nad nam nas nasz nasza
nasze nie niech nich nim nią niż no o obok od ona one oni ono oraz po pod podczas poza potem ponieważ przed
przede przez przy raz również są się skąd sobie swoje swój swoja ta tak taka takie taki także tam te tego tej ten
teraz też to tobie tu twój tych tylko tym ty u w we wam was wasz więc wiele wszystko wszystkie wszyscy z za zawsze
ze że żeby bardziej można trzeba nic nami`

const arabic = `في من إلى على عن مع هذا هذه ذلك تلك التي الذي الذين اللذين هو هي هم هن نحن أنا انا أنت انت كان كانت
كانوا يكون تكون ليس ليست لا لم لن ما ماذا متى كيف أين اين لماذا هل أن ان إن أو او أم ثم بل لكن ولكن حتى إذا اذا
كل بعض أي اي غير قد لقد كما بين عند عندما منذ خلال بعد قبل فوق تحت حول أيضا ايضا جدا فقط هناك هنا له لها لهم لنا
لي لك به بها بهم بنا بي فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه اليه و يا الى علي وفي ومن وعلى وهو وهي
وكان لأن لان مثل نعم كلا يجب كنت لدي لدينا عنده`

const chinese = `的 了 和 是 在 我 我们 你 你们 您 他 他们 她 她们 它 它们 这 这个 这些 那 那个 那些 有 没有 不 也 都 就
很 非常 与 及 或 而 但 但是 因为 所以 如果 可以 可能 要 会 能 能够 应该 对 对于 把 被 让 给 向 从 到 为 为了 以 以及
上 下 里 中 之 其 着 过 地 得 吗 呢 吧 啊 一个 一些 一 个 什么 怎么 为什么 哪里 谁 还 还有 更 最 太 再 又 只 只是 自己 大家
時候 时候 這 這個 們 我們 你們 他們 沒有 對 為 嗎 個 說 说 想 去 来 來 做 人 很多 觉得 覺得`

const lists: Readonly<Record<string, string>> = {
  en: english,
  sco: english,
  gd: gaelic,
  pl: polish,
  ar: arabic,
  zh: chinese,
}

const sets = new Map<string, ReadonlySet<string>>()

/** Words that carry no subject of their own. For a language without a list: an empty set. */
export function stopWords(language: string): ReadonlySet<string> {
  const base = language.toLowerCase().split('-')[0]!
  let set = sets.get(base)
  if (!set) {
    set = new Set((lists[base] ?? '').split(/\s+/).filter(word => word !== ''))
    sets.set(base, set)
  }
  return set
}
