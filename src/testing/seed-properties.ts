import fc from 'fast-check'

/**
 * The same random cases at each run, so that a commit passes or fails for good. `FC_SEED=<integer>` tries others; a failure
 * prints its seed.
 */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_923) })
