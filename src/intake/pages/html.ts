import { html } from 'hono/html'

/** A piece of a page. Only `html` templates make one, so that every value put in is escaped; never joined from strings. */
export type Html = ReturnType<typeof html>

/** A page before it is put in the site's shell. `title` is plain text. */
export interface Page {
  title: string
  main: Html
  /** Seconds after which the browser asks again. */
  refresh?: number
}
