import type { APIRoute } from 'astro'
import { respond } from '../../../exports/respond.ts'
import { schemas } from '../../../exports/schemas.ts'

export const getStaticPaths = () => [...schemas.keys()].map((name) => ({ params: { name } }))

export const GET: APIRoute<never, { name: string }> = ({ params }) => respond('schema', schemas.get(params.name)!())
