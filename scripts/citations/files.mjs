// Resolves names of files: in documents, and in the comments of sources.
import { isDocument, proseOf } from "./text.mjs";

/**
 * Names of files and folders in a text: in documents what stands in backticks and begins with one of `roots`
 * (`docs/security.md`), and, there and in comments, sources by the end of their path (`jobs/interface.ts`).
 */
export function filesNamedIn(path, text, roots) {
  const found = [];
  const inBackticks = new RegExp(`(?<=\`)(?:${roots.join("|")})/[^\`\\s]+(?=\`)`, "g");
  for (const [index, line] of proseOf(path, text).split("\n").entries()) {
    const rooted = isDocument(path) ? line.matchAll(inBackticks) : [];
    const sources = line.matchAll(
      /(?<![\w@.*/<>-])(?:(?:[\w-]+\/)+[\w.-]+\.(?:[cm]?ts|[cm]js|md|json|yml|py)|[\w-]+\.(?:[cm]?ts|[cm]js|py))\b/g,
    );
    const names = new Set([...rooted, ...sources].map(([name]) => name));
    for (const name of names) found.push({ line: index + 1, name });
  }
  return found;
}

/**
 * Returns whether `name` is a file or folder among `files`, by the end of its path; `*` and `<name>` stand for any
 * name.
 */
export function isNamed(name, files) {
  const pattern = name
    .replace(/\/$/, "")
    .replace(/[.+(){}|]/g, "\\$&")
    .replace(/\*+|<[^>]+>/g, "[^/]*");
  const end = new RegExp(`(?:^|/)${pattern}(?:/|$)`);
  return files.some((file) => end.test(file) || end.test(file.replace("/src/", "/")));
}
