import { encode } from 'uqr'

/** A QR code as one SVG path on a square of `size` modules, its quiet zone included. */
export interface QrPath {
  size: number
  path: string
}

/** Modules of white around, as the standard (ISO/IEC 18004) asks. */
const quietZone = 4

/** The QR code of a text, of which a quarter may be lost on paper (level M at least). */
export function drawQr(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: quietZone })
  const runs = data.flatMap((row, y) => listRuns(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`))
  return { size, path: runs.join('') }
}

function listRuns(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last && last.from + last.length === x) last.length += 1
    else if (dark) runs.push({ from: x, length: 1 })
  })
  return runs
}
