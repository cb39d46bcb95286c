import { zlibSync } from 'fflate'

/** A rectangle of one colour, in pixels; what leaves the picture is cut. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
  /** Index into the palette. */
  colour: number
}

/** `#rrggbb` */
export type Colour = string

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const indexed = 3

/** A PNG (W3C, third edition) of rectangles, later ones over earlier ones, on the palette's first colour: at most 256 colours. */
export function encodePng(width: number, height: number, palette: readonly Colour[], rectangles: readonly Rectangle[]): Uint8Array {
  const row = width + 1
  const pixels = new Uint8Array(row * height)
  for (const { x, y, width: across, height: down, colour } of rectangles) {
    for (let line = Math.max(0, y); line < Math.min(height, y + down); line++) pixels.fill(colour, line * row + 1 + Math.max(0, x), line * row + 1 + Math.min(width, x + across))
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, indexed, 0, 0, 0], 8)
  const colours = palette.flatMap((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)))
  return Uint8Array.from([...signature, ...chunk('IHDR', header), ...chunk('PLTE', Uint8Array.from(colours)), ...chunk('IDAT', zlibSync(pixels, { level: 6 })), ...chunk('IEND', new Uint8Array())])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set([...type].map((letter) => letter.charCodeAt(0)), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}

/** ISO 3309, as PNG asks. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
