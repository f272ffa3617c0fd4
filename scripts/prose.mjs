// Refuses prose that is not as docs/glossary.md and CONTRIBUTING.md ask for (part of npm run check): American spelling,
// words that the project does not use, doc comments that begin with a question word, lines of more than 120 characters.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { counted } from "./counted.mjs";
import { writtenFiles } from "./files.mjs";
import { root } from "./setup.mjs";
import { americanOf, britishIn } from "./spelling.mjs";
import { parse } from "./syntax.mjs";

const WIDTH = 120;
/** What others named or said, and what other programs read: it stays as it is. */
const NAMES = [
  // Methods of JSON-RPC, and a code of errors.
  /\bchain_\w*Finalised\w*|\bCANCELLED\b/g,
  // The chain's: an error, and what its clients say of a transaction.
  /\bOrderCancelled\b|A call was labelled as mandatory/g,
  // A word of texts that miners are asked about.
  /(?<=green )grey(?= orange)/g,
];
const UNUSED = new RegExp(
  [
    "Substrate family|(?:of )?the family",
    "final (?:blocks?|one)|(?:made|not|becomes?) final|liars?|paced?",
    "(?:a|no|the) troubles?",
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join("|"),
  "gi",
);
/** The first word of a doc comment, on whichever line it stands. */
const QUESTION =
  /(?:\/\*\*|^[ \t]*\/\/\/)[\s*]*\b(?:What|Whether|Who|Whom|Whose|Where|Told|That|How|Why|Which|When)\b/gim;
const CODE = /\.[cm]?[jt]s$/;

const lineAt = (text, position) => text.slice(0, position).split("\n").length;

/** Numbers, from 0, of the lines that hold prose. */
function linesOfProse(path, text) {
  const lines = text.split("\n");
  const numbers = [...lines.keys()];
  if (CODE.test(path)) {
    const comments = parse(path, text).comments;
    return new Set(
      comments.flatMap(({ start, end }) => {
        const first = lineAt(text, start) - 1;
        return Array.from({ length: lineAt(text, end) - first }, (_, step) => first + step);
      }),
    );
  }
  if (!path.endsWith(".md")) return new Set(numbers.filter((number) => /^\s*#/.test(lines[number])));
  let inFence = false;
  return new Set(
    numbers.filter((number) => {
      if (lines[number].trimStart().startsWith("```")) inFence = !inFence;
      return !inFence && !/^(?:\||\s{4,}packages\/)/.test(lines[number]);
    }),
  );
}

/** Returns the problems of a file's prose: line and message each. */
export function problemsIn(path, text) {
  const problems = [];
  const note = (number, message) => problems.push(`${path}:${number}: ${message}`);
  const prose = text.split("\n").some((line) => line.length > WIDTH) ? linesOfProse(path, text) : new Set();
  for (const [index, line] of text.split("\n").entries()) {
    const own = NAMES.reduce((rest, name) => rest.replace(name, ""), line);
    for (const word of britishIn(own)) {
      const american = americanOf(word);
      note(index + 1, `"${word}" is not American spelling${american === undefined ? "" : `: "${american}"`}`);
    }
    for (const [words] of line.matchAll(UNUSED)) note(index + 1, `"${words}" is not a word of the glossary`);
    const isLong = [...line].length > WIDTH && line.trim().includes(" ");
    if (isLong && prose.has(index) && !line.includes("biome-ignore")) note(index + 1, `more than ${WIDTH} characters`);
  }
  for (const { index, 0: beginning } of text.matchAll(QUESTION))
    note(
      lineAt(text, index + beginning.length),
      `a doc comment begins with a noun or a verb, not with "${beginning.match(/\w+$/)[0]}"`,
    );
  return problems;
}

/** Lists of words, what is generated, and known answers. */
const OTHERS = /fixtures\/|generated\/|docs\/(?:glossary|errors)\.md|(?:prose|spelling)\.(?:mjs|test\.ts)$/;
/** Of JSON what people read: the titles of dashboards. */
const KINDS = /\.(?:[cm]?[jt]s|md|py|yml|service)$|\/Containerfile$|^deploy\/.*\.json$/;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const paths = writtenFiles(KINDS).filter((path) => !OTHERS.test(path));
  const problems = paths.flatMap((path) => problemsIn(path, readFileSync(join(root, path), "utf8")));
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "Prose is as agreed." : counted(problems.length, "place"));
  process.exit(problems.length === 0 ? 0 : 1);
}
