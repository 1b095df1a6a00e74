const scotsStrong = new Set(
  `dinnae dinna didnae cannae canna couldnae wouldnae shouldnae willnae winnae isnae wisnae wasnae werenae doesnae
  havenae hasnae hadnae amnae arenae neednae mustnae gonnae gaun gaen gie gied gien hae haein hud fae frae tae intae
  oot aboot doon roon noo hoose moose toon broon oor yer youse yous ken kens kent whit whaur wha whaes hoo aye naw nae
  mair maist disnae sair hame ain auld cauld haud tellt selt wean weans bairn bairns wee wifie glaikit scunnered scunner
  dreich braw bonnie bonny crabbit drookit wheesht haver havering stramash thrawn fankle blether blethering
  aw awa awbody abody awthin awthing somethin nothin naething naebody onybody ony mony ower efter afore ahint jist wi
  masel yersel himsel hersel oorsels thaim thir thon yon yin twa fower guid deid heid breid faither mither brither
  polis heiddie lang wrang strang thrang muckle mickle muckle bide bides bidin gey unco sic siccan whilk gar cuddy
  claes stoor dae daein dis daes makkin takkin tak mak pit wid cud shud wirk wark`
    .split(/\s+/u)
    .filter(word => word !== ''),
)
/** Said by people who write English in Scotland too, or words of English: they count, but little. */
const scotsWeak = new Set(
  'wee aye ken bonnie bonny blether polis lang dis mak pit yer wi wid yous ony aw bide hud ain ah ma'.split(
    ' ',
  ),
)

const gaelic = new Set(
  `agus tha bha chan cha nach gun gum airson anns leis seo siud sinn iad mi thu e ise sibh againn agam agad aca aig air
  ann am bhith robh bheil eil fhèin math mhath mòr mhòr glè gu leòr obair taigh dachaigh daoine seirbheis seirbheisean
  sgoil ospadal dotair banaltram taing tapadh leibh leat feum feumaidh feumar urrainn chaidh thàinig rinn dèan dè ciamar
  càit cuin carson a-nis a-rithist an-diugh an-dè coimhearsnachd slàinte cùram clann òigridh seann ùr beagan mòran
  daonnan uabhasach bus busaichean rathad bàta aiseag dhan dhuinn dhomh dhaibh còir bu mar sin ach no às aon dà`
    .split(/\s+/u)
    .filter(
      word =>
        word !== '' &&
        !['bus', 'no', 'am', 'air', 'sin', 'e', 'mar', 'bu', 'mi', 'gun', 'gum', 'cha', 'a'].includes(word),
    ),
)

/** How Scots a text in Latin letters is, 0 to 1: the weight of Scots words among its words. */
export function scotsShare(words: readonly string[]): number {
  const found = new Set<string>()
  let weight = 0
  for (const word of words) {
    const weak = scotsWeak.has(word)
    if (!weak && !scotsStrong.has(word)) continue
    weight += weak ? 0.4 : 1
    found.add(word)
  }
  // One such word is a Scottish voice, not yet Scots, and may be a word of another language (Polish “tak”);
  // only the negatives (cannae, didnae) are Scots on their own.
  const telling =
    words.length <= 4 &&
    words.some(word => word.length > 4 && /n(?:ae|a)$/u.test(word) && scotsStrong.has(word))
  if (found.size < 2 && !telling) return 0
  return weight / Math.max(3, words.length)
}

/** The share of a text's words that are common Gaelic words. */
export function gaelicShare(words: readonly string[]): number {
  return words.filter(word => gaelic.has(word)).length / Math.max(2, words.length)
}
