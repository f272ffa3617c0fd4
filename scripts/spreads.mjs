// Refuses lists spread as the arguments of one call (`concat(...parts)`, `Math.max(...heights)`, `found.push(...more)`) where blocks are
// made, judged and passed on: each item takes a place on the stack, so that a long list ends the call on one machine and not on another.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

const PACKAGES = ["codec", "consensus", "crypto", "fixed", "node", "runtime", "trie"];
const TAKES_LISTS =
  /(?:\b(?:concat|min|max|fromCharCode|fromCodePoint|of)|\.(?:push|unshift|splice|concat))\((?:[^()]*,\s*)?\.\.\.[\w(]/;
const COMMENT = /^\s*(?:\*|\/\/)/;
/** The declaration of a function that takes arguments is no call. */
const DECLARATION = /\bfunction\b/;

const found = PACKAGES.flatMap((name) => {
  const folder = join(root, "packages", name, "src");
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts"));
  return files.flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        TAKES_LISTS.test(line) && !COMMENT.test(line) && !DECLARATION.test(line)
          ? [`packages/${name}/src/${file}:${index + 1}: ${line.trim()}`]
          : [],
      ),
  );
});
for (const line of found) console.log(line);
if (found.length > 0) console.log("Write a loop, or use a function that takes the list itself (concatAll).");
process.exit(found.length === 0 ? 0 : 1);
