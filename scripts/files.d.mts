/** Returns the paths of the files that people write and that match `kind`; throws when there are none. */
export function writtenFiles(kind?: RegExp): readonly string[];
