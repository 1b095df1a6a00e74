/** The eight theme colours. */
export const themeHues = ['loch', 'tarn', 'bracken', 'heather', 'fern', 'broom', 'thistle', 'peat'] as const

export type ThemeHue = (typeof themeHues)[number]

/** How a theme's line is drawn, so that its colour never carries meaning alone. */
export type ThemeLine = 'solid' | 'dashed' | 'dotted' | 'double'

/** Colour and line of each theme. Contrast with paper is 3.1 or more, so they are for shapes and never for text. */
export const themeMarks: Readonly<Record<ThemeHue, { readonly colour: string; readonly line: ThemeLine }>> = {
  loch: { colour: '#0a297c', line: 'solid' },
  tarn: { colour: '#1a6487', line: 'dashed' },
  bracken: { colour: '#ae6044', line: 'dotted' },
  heather: { colour: '#9b70b8', line: 'double' },
  fern: { colour: '#335704', line: 'solid' },
  broom: { colour: '#bd8609', line: 'dashed' },
  thistle: { colour: '#5a2f49', line: 'dotted' },
  peat: { colour: '#3e2005', line: 'double' },
}
