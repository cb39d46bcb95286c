import { encodePng } from './encode-png.ts'
import type { Rectangle } from './encode-png.ts'

/** An axis as a picture shows it: how many actions each of its objectives has. */
export interface PicturedAxis {
  groups: number[]
}

/** What social networks ask for: 1.91 to 1. */
export const pictureSize = { width: 1200, height: 630 }

const margin = 72
const bar = 28
/** Paper, then the six colours of the axes (`tokens.css`), then the same, paler, for the axes that the page is not about. */
const strong = ['#0a5a43', '#8a3d06', '#463a94', '#8a1b53', '#0b5273', '#555305']
const pale = ['#c6d8cf', '#e4d0c0', '#d2cfe3', '#e4c7d4', '#c3d6dd', '#d6d6c2']
const palette = ['#fdfdfa', ...strong, ...pale]

/**
 * The plan at a glance: one row of squares an axis, one square an action, a gap between objectives, and under them the axes in
 * proportion. `here` is the axis that the page is about, by place from 0: the others pale. No word: the title stands beside it.
 */
export function drawPlan(axes: readonly PicturedAxis[], here: number | null = null): Uint8Array {
  const colourOf = (axis: number): number => 1 + (axis % strong.length) + (here === null || here === axis ? 0 : strong.length)
  return encodePng(pictureSize.width, pictureSize.height, palette, [...drawRows(axes, colourOf), ...drawBar(axes, colourOf)])
}

function drawRows(axes: readonly PicturedAxis[], colourOf: (axis: number) => number): Rectangle[] {
  const room = { width: pictureSize.width - 2 * margin, height: pictureSize.height - 2 * margin - bar - 60 }
  const side = fitSquares(axes, room)
  const step = side * 1.25
  let y = margin
  return axes.flatMap(({ groups }, axis) => {
    let x = margin
    const squares = groups.flatMap((count) => {
      const row = Array.from({ length: count }, (): Rectangle => {
        if (x + side > margin + room.width) [x, y] = [margin, y + step]
        const square = { x: Math.round(x), y: Math.round(y), width: Math.round(side), height: Math.round(side), colour: colourOf(axis) }
        x += step
        return square
      })
      x += step / 2
      return row
    })
    y += step * 1.6
    return squares
  })
}

/** The largest square with which every row fits, from one that few actions would fill to a point. */
function fitSquares(axes: readonly PicturedAxis[], room: { width: number; height: number }): number {
  for (let side = 72; side > 1; side -= 1) {
    const step = side * 1.25
    const perRow = Math.max(1, Math.floor((room.width + side * 0.25) / step))
    const rows = axes.reduce((sum, { groups }) => sum + Math.max(1, Math.ceil((groups.reduce((all, count) => all + count, 0) + groups.length / 2) / perRow)) + 0.6, 0)
    if (rows * step <= room.height) return side
  }
  return 1
}

function drawBar(axes: readonly PicturedAxis[], colourOf: (axis: number) => number): Rectangle[] {
  const counts = axes.map(({ groups }) => Math.max(1, groups.reduce((sum, count) => sum + count, 0)))
  const total = counts.reduce((sum, count) => sum + count, 0)
  let x = 0
  return counts.map((count, axis) => {
    const from = x
    x += (count / total) * pictureSize.width
    return { x: Math.round(from), y: pictureSize.height - bar, width: Math.round(x) - Math.round(from) - (axis < counts.length - 1 ? 4 : 0), height: bar, colour: colourOf(axis) }
  })
}
