import { AppError } from '../domain/errors.ts'
import type { CommitWrite } from '../ports.ts'

/**
 * Rules that every forge keeps: a new commit descends from the head that it replaces, except on `people`, whose commit has no
 * parent when it replaces. Throws `AppError` `forge.would-lose-history` before anything is written.
 */
export function checkWrite({ branch, expected, parents, replace }: CommitWrite): void {
  const lost = replace ? branch !== 'people' || parents.length > 0 : expected !== null && !parents.includes(expected)
  if (lost) throw new AppError('forge.would-lose-history', `The new commit of ${branch} does not have its head as a parent; nothing was written.`, { data: { branch, expected, parents } })
}
