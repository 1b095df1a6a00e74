/** The three slots that a programme's partners may fill. Nothing else on a page takes their colour. */
export type PartnerColours = {
  /** Ground of the band at the top. */
  readonly band: string
  /** Text on the band: white where that reaches 4.5 to 1, else ink. */
  readonly onBand: string
  /** Links on paper, at least 7 to 1. */
  readonly link: string
}

const paper = '#fdfcf9'
const ink = '#1e2320'
const white = '#ffffff'

/** Rowan's own colours, where no partner has chosen one. */
export const rowanColours: PartnerColours = { band: '#1f4d38', onBand: white, link: '#1f4d38' }

type Rgb = readonly [number, number, number]

/** True for a colour as `#rrggbb`, which is the only form we keep. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

/**
 * The three slots for a partner's colour (`#rrggbb`). The band keeps it, with white text where that reaches 4.5 to
 * 1, else ink; a middle tone that neither reads on is darkened until white does. Links are darkened until they
 * reach 7 to 1 on paper. Hue and saturation stay. Anything that is not a colour gives Rowan's own.
 */
export function partnerColours(colour: string | undefined): PartnerColours {
  if (colour === undefined || !isColour(colour)) return rowanColours
  const band = colour.toLowerCase()
  const link = darkened(band, paper, 7)
  if (contrast(white, band) < 4.5 && contrast(ink, band) >= 4.5) return { band, onBand: ink, link }
  return { band: darkened(band, white, 4.5), onBand: white, link }
}

/** Contrast of two colours as `#rrggbb`, 1 to 21. WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(rgb(one)), luminance(rgb(other))].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function darkened(colour: string, against: string, ratio: number): string {
  const channels = rgb(colour)
  // Scaling all three channels alike keeps hue and saturation and lowers only the value.
  for (let scale = 100; scale > 0; scale--) {
    const darker = hex(channels.map(channel => Math.floor((channel * scale) / 100)) as unknown as Rgb)
    if (contrast(darker, against) >= ratio) return darker
  }
  return '#000000'
}

function rgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function hex(channels: Rgb): string {
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, 0 to 1. WCAG 2.2. */
function luminance(channels: Rgb): number {
  const [red, green, blue] = channels.map(channel => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
