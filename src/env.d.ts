/// <reference types="astro/client" />

declare module 'virtual:host-pages' {
  import type { MDXInstance } from 'astro'
  /** The host's pages, by name. */
  export const pages: { slug: string; module: MDXInstance<{ title: string; description?: string; lang?: string }> }[]
}
