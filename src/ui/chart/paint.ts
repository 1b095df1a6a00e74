/** The colours of charts, by token. `theme.css` has the same values; these stand where it does not reach. */
export const colours = {
  paper: '#fdfcf9',
  wash: '#f5f2ea',
  edge: '#827a6b',
  ink: '#1e2320',
  'ink-2': '#434a45',
  rowan: '#1f4d38',
  'rowan-soft': '#66967b',
  berry: '#a3182f',
  white: '#ffffff',
  'seq-1': '#eff4ee',
  'seq-2': '#cfe0d3',
  'seq-3': '#a3c5af',
  'seq-4': '#2e6148',
  'seq-5': '#12352a',
  loch: '#0a297c',
  tarn: '#1a6487',
  bracken: '#ae6044',
  heather: '#9b70b8',
  fern: '#335704',
  broom: '#bd8609',
  thistle: '#5a2f49',
  peat: '#3e2005',
} as const
export type Colour = keyof typeof colours

/**
 * Where a chart will stand: on a page, where the theme's custom properties and fonts reach it, or embedded in a PDF
 * or Word file, where every colour and the font family are written out.
 */
export type Setting = 'page' | { readonly fontFamily: string }

/** A colour as an attribute's value: the theme's token with its hex as fallback, or the hex alone. */
export function paint(colour: Colour, setting: Setting): string {
  return setting === 'page' && colour !== 'white' ? `var(--${colour}, ${colours[colour]})` : colours[colour]
}

/** The font family as an attribute's value. */
export function fontOf(setting: Setting): string {
  return setting === 'page'
    ? 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Arial, sans-serif'
    : setting.fontFamily
}
