// Resolves links: of documents and comments to files and to the headings in them, of comments to what is in their file.
import { dirname, join, normalize } from "node:path";
import { commentsIn, isDocument, proseOf, withoutCode, withoutComments, withoutSpans } from "./text.mjs";

/** Anchors of a document's headings, as the usual viewers make them. */
export function anchorsOf(markdown) {
  const seen = new Map();
  return [...withoutCode(markdown).matchAll(/^#+ (?<title>.+)$/gm)].map(({ groups }) => {
    const plain = groups.title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const anchor = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-");
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

/** Targets of links, in each form that documents and comments have. */
const LINKS = [
  /\]\(\s*<?(?<target>[^)\s>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g,
  /^ {0,3}\[[^\]]+\]:\s+<?(?<target>[^\s>]+)/gm,
  /<(?:a|img|source)\b[^>]*?\b(?:href|src)=["'](?<target>[^"']+)/g,
  /\{@link(?:code|plain)?\s+(?<target>\.{0,2}[\w@-]*\/[^\s|}]*|[\w-]+\.(?:[cm]?[jt]s|md))(?:[\s|][^}]*)?\}/g,
];

function problemOfLink(path, own, target, read) {
  const [file, anchor] = decodeURI(target).split("#");
  if (file.startsWith("/")) return `${target} begins at no folder of this repository`;
  const place = file === "" ? path : normalize(join(dirname(path), file));
  const text = file === "" ? own : read(place);
  if (text === undefined) return `there is no ${place}`;
  return anchor === undefined || anchorsOf(text).includes(anchor) ? undefined : `${place} has no heading #${anchor}`;
}

/**
 * Problems of the links of a document, or of a source's comments, to files and to anchors.
 *
 * @param read - gives the text of a document, something of another file or folder that exists, undefined of others
 */
export function problemsOfLinks(path, text, read) {
  const prose = withoutSpans(proseOf(path, text));
  const problems = [];
  for (const link of LINKS)
    for (const { index, groups } of prose.matchAll(link)) {
      if (/^[a-z]+:/.test(groups.target)) continue;
      const message = problemOfLink(path, text, groups.target, read);
      if (message !== undefined) problems.push({ line: prose.slice(0, index).split("\n").length, message });
    }
  return problems;
}

/**
 * Problems of a source's links to declarations, `{@link Name.member}`: its code must have the name. What a file passes
 * on whole it has without naming it.
 */
export function problemsOfNames(path, text) {
  if (isDocument(path) || !text.includes("{@link") || /^export \* from/m.test(text)) return [];
  const comments = commentsIn(path, text);
  const words = new Set(withoutComments(path, text).match(/[\w$]+/g));
  return [...comments.matchAll(/\{@link(?:code|plain)?\s+(?<name>[\w$]+(?:[.#][\w$]+)*)\s*[|}\s]/g)]
    .filter(({ groups }) => !/\.(?:[cm]?[jt]s|md)$/.test(groups.name))
    .filter(({ groups }) => !words.has(groups.name.split(/[.#]/)[0]))
    .map(({ index, groups }) => ({
      line: comments.slice(0, index).split("\n").length,
      message: `this file has no ${groups.name}`,
    }));
}
