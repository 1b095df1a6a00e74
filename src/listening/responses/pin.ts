/** Four to eight digits that the owner of a receipt chose. */
export type PinProblem = 'error.pin' | 'error.pin-simple' | 'error.pin-differs'

/** Digits of any script as 0–9, without the spaces that people put between them. */
export function readPin(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
}

/** What is wrong with a PIN that somebody wants to choose, or undefined. */
export function pinProblem(pin: string, again: string): PinProblem | undefined {
  if (!/^[0-9]{4,8}$/.test(pin)) return 'error.pin'
  if (/^(\d)\1+$/.test(pin) || '0123456789'.includes(pin) || '9876543210'.includes(pin))
    return 'error.pin-simple'
  return pin === again ? undefined : 'error.pin-differs'
}

/** Wrong tries after which a receipt rests; with each further one it rests twice as long. */
const freeTries = 5
const firstRestMinutes = 5
const longestRestMinutes = 24 * 60

/** Until when a receipt takes no PIN after this many wrong ones in a row, or undefined. */
export function restsUntil(failures: number, now: Date): Date | undefined {
  if (failures < freeTries) return undefined
  const minutes = Math.min(longestRestMinutes, firstRestMinutes * 2 ** (failures - freeTries))
  return new Date(now.getTime() + minutes * 60_000)
}
