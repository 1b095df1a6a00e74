/** The direction of a language's script. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ps|sd|ug|ur|yi|ckb|dv)(-|$)/.test(language) ? 'rtl' : 'ltr'
}
