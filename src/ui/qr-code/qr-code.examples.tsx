import type { ComponentExamples } from '../example.ts'
import { QrCode } from './qr-code.tsx'

export const qrCodeExamples: ComponentExamples = {
  component: 'qr-code',
  examples: [
    {
      name: 'an address',
      draw: () => <QrCode text="https://rowan.example/hb47kr" label="A square that opens rowan.example" />,
    },
  ],
}
