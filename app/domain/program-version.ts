/** The version in package.json (held equal by a test): stands in every scoring and allocation run. */
export const programVersion = '0.1.0'
