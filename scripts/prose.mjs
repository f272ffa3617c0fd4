// Refuses prose that is not as docs/glossary.md and CONTRIBUTING.md ask for (part of npm run check): American spelling,
// words that the project does not use, doc comments that begin with a question word, lines of more than 120 characters.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { root } from "./setup.mjs";

const WIDTH = 120;
const BRITISH =
  /\b\w*(?:behaviour|colour|neighbour|honour|favour|flavour|(?:normal|organ|final|serial|synchron|initial|recogn|optim|minim|maxim|summar|random|author|emphas)is(?:e|ed|er|es|ing|ation|ations)\b|catalogue|centre|analyse|licence)\w*/gi;
/** Names of the chain, its clients and the web platform, which are as they are. */
const NAMES = /(?:chain_|subscribe|unsubscribe|get)\w*Finalised\w*/i;
const UNUSED = new RegExp(
  ["Substrate family|(?:of )?the family", "final blocks?|made final|liars?|paced?", "(?:a|no|the) troubles?"]
    .map((words) => `\\b(?:${words})\\b`)
    .join("|"),
  "gi",
);
const QUESTION = /^\s*(?:\/\*\*|\/\/\/) (?:What|Whether|Who|Whom|Whose|Where|Told|That|How|Why|Which|When) /;
const COMMENT = /^\s*(?:\/\/|\/\*\*?|\*)/;

/** Returns the problems of a file's prose: line and message each. */
export function problemsIn(path, text) {
  const isMarkdown = path.endsWith(".md");
  let inFence = false;
  const problems = [];
  for (const [index, line] of text.split("\n").entries()) {
    const note = (message) => problems.push(`${path}:${index + 1}: ${message}`);
    if (isMarkdown && line.trimStart().startsWith("```")) inFence = !inFence;
    for (const [word] of line.matchAll(BRITISH)) if (!NAMES.test(word)) note(`"${word}" is not American spelling`);
    for (const [words] of line.matchAll(UNUSED)) note(`"${words}" is not a word of the glossary`);
    if (QUESTION.test(line)) note("a doc comment begins with a noun or a verb");
    const isProse = /biome-ignore/.test(line)
      ? false
      : isMarkdown
        ? !inFence && !/^(?:\||\s{4,}packages\/)/.test(line)
        : COMMENT.test(line);
    if (isProse && [...line].length > WIDTH && line.trim().includes(" ")) note(`more than ${WIDTH} characters`);
  }
  return problems;
}

/** Files that a person writes. */
function writtenFiles() {
  const { stdout } = spawnSync("git", ["ls-files", "*.ts", "*.mjs", "*.md"], { cwd: root, encoding: "utf8" });
  // Lists of words, what is generated, and known answers.
  const others = /fixtures\/|generated\/|docs\/(?:glossary|errors)\.md|prose\.(?:mjs|test\.ts)$/;
  return stdout.split("\n").filter((path) => path !== "" && !others.test(path));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = writtenFiles().flatMap((path) => problemsIn(path, readFileSync(`${root}/${path}`, "utf8")));
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? "Prose is as agreed." : `${problems.length} places`);
  process.exit(problems.length === 0 ? 0 : 1);
}
