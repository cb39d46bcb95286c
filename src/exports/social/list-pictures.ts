import type { PlacedItem } from '../../domain/plan.ts'
import type { Site } from '../../site/site.ts'
import { axisOf } from '../../site/plan-shape.ts'
import { besidePage } from '../beside-page.ts'
import { drawPlan } from './plan-picture.ts'
import type { PicturedAxis } from './plan-picture.ts'

const planPicture = 'apercu.png'

/** Pictures that stand beside links to the site: one for the plan, one for each axis; drawn when `bytes` is read. Readers never load them. */
export function* listPictures(site: Site): Generator<{ path: string; readonly bytes: Uint8Array }> {
  yield draw(planPicture, () => drawPlan(pictureAxes(site)))
  for (const [index, { id }] of site.state.plan.axes.entries()) yield draw(picturePath(site, id), () => drawPlan(pictureAxes(site), index))
}

function draw(path: string, make: () => Uint8Array): { path: string; readonly bytes: Uint8Array } {
  return {
    path,
    get bytes() {
      return make()
    },
  }
}

function pictureAxes(site: Site): PicturedAxis[] {
  return site.state.plan.axes.map(pictureAxis)
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
