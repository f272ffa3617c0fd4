// Reads texts for what they say: documents without their code, sources without anything but comments.
import { parse } from "../syntax.mjs";

export const isDocument = (path) => path.endsWith(".md");

/**
 * A text with line breaks, indents and comment marks as single spaces, so that a citation may run over lines.
 * `lineAt` gives the line, from 1, of a position in it.
 */
export function flatten(text) {
  const starts = [];
  let flat = "";
  for (const line of text.split("\n")) {
    starts.push(flat.length);
    flat += `${line.replace(/^\s*(?:\/?\*+(?!\*)\s|\/\/+|>)?\s*/, "")} `;
  }
  return { flat, lineAt: (position) => starts.findLastIndex((start) => start <= position) + 1 };
}

/** A document without the lines of its code blocks, which stay as empty ones. */
export function withoutCode(markdown) {
  let inside = false;
  const lines = markdown.split("\n").map((line) => {
    const fence = /^\s*```/.test(line);
    if (fence) inside = !inside;
    return fence || inside ? "" : line;
  });
  return lines.join("\n");
}

/** A text without what stands in backticks. */
export const withoutSpans = (text) => text.replace(/`[^`\n]*`/g, "`");

/** A text whose characters are spaces, but for line breaks and what lies within `spans`. */
function only(text, spans) {
  let [kept, end] = ["", 0];
  const blank = (to) => text.slice(end, to).replace(/[^\n]/g, " ");
  for (const span of spans) {
    kept += blank(span.start) + text.slice(span.start, span.end);
    end = span.end;
  }
  return kept + blank(text.length);
}

/** The comments of a source, each at its place. */
export function commentsIn(path, text) {
  if (/\.[cm]?[jt]s$/.test(path)) return only(text, parse(path, text).comments);
  return text.replace(/^(?!\s*#).*$/gm, "");
}

/** A source without its comments. */
export function withoutComments(path, text) {
  let [code, end] = ["", 0];
  for (const comment of parse(path, text).comments) {
    code += text.slice(end, comment.start);
    end = comment.end;
  }
  return code + text.slice(end);
}

/** The prose of a file: a document without its code blocks, the comments of a source. */
export const proseOf = (path, text) => (isDocument(path) ? withoutCode(text) : commentsIn(path, text));
