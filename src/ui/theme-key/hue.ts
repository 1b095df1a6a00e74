export type Hue = 'loch' | 'tarn' | 'bracken' | 'heather' | 'fern' | 'broom' | 'thistle' | 'peat'

export type HueFacts = {
  readonly colour: string
  /** The line that goes with it, so that a hue never carries meaning alone. */
  readonly line: 'solid' | 'dashed' | 'dotted' | 'double'
}

/** The eight hues that name themes, in order. Text beside them is ink, never of the hue. */
export const hues: Readonly<Record<Hue, HueFacts>> = {
  loch: { colour: '#0a297c', line: 'solid' },
  tarn: { colour: '#1a6487', line: 'dashed' },
  bracken: { colour: '#ae6044', line: 'dotted' },
  heather: { colour: '#9b70b8', line: 'double' },
  fern: { colour: '#335704', line: 'solid' },
  broom: { colour: '#bd8609', line: 'dashed' },
  thistle: { colour: '#5a2f49', line: 'dotted' },
  peat: { colour: '#3e2005', line: 'double' },
}

export const hueNames = Object.keys(hues) as readonly Hue[]

/** The hue of a theme by its place in the codebook, from 0. After eight they begin again, told apart by label. */
export function hueAt(place: number): Hue {
  return hueNames[place % hueNames.length]!
}

/** Sets `--hue` for what stands inside. */
export function hueClass(hue: Hue): string {
  return `hue--${hue}`
}
