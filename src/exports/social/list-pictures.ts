import type { PlacedItem } from '../../domain/plan.ts'
import type { Site } from '../../site/site.ts'
import { axisOf } from '../../site/plan-shape.ts'
import { besidePage } from '../beside-page.ts'
import { drawPlan } from './plan-picture.ts'
import type { PicturedAxis } from './plan-picture.ts'

const planPicture = 'apercu.png'

/** Pictures that stand beside links to the site: one for the plan, one for each axis. Readers never load them. */
export function* listPictures(site: Site): Generator<{ path: string; bytes: Uint8Array }> {
  const axes = site.state.plan.axes.map(pictureAxis)
  yield { path: planPicture, bytes: drawPlan(axes) }
  for (const [index, { id }] of site.state.plan.axes.entries()) yield { path: picturePath(site, id), bytes: drawPlan(axes, index) }
}

/** Path under `base` of the picture of a page about an item of the plan; without one, or once it left, of the plan's. */
export function picturePath(site: Site, item?: string): string {
  const axis = item === undefined ? undefined : axisOf(site, item)
  return axis ? besidePage(site, site.links.item('axis', axis.id), 'png') : planPicture
}

/** Actions that stand directly under the axis are a group of their own, first. */
function pictureAxis({ children }: PlacedItem): PicturedAxis {
  const direct = children.filter(({ kind }) => kind === 'action').length
  const groups = children.filter(({ kind }) => kind === 'objective').map(({ children: below }) => below.length)
  return { groups: [direct, ...groups].filter((count) => count > 0) }
}
