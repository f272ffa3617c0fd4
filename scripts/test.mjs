// npm test [-- VITEST ARGUMENTS]: installs what is missing, builds, runs every test, and ends with one line `N passed,
// N failed`.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt, install, root } from "./setup.mjs";

install();
ensureBrowser();
await ensureBuilt();

/** True for a file that failed without a test of it: it does not load, or its set-up or end failed. */
function isBroken({ status, assertionResults }) {
  return status === "failed" && assertionResults.every((one) => one.status !== "failed");
}

/** File and name of each test that failed, and files that did not load. */
function failedNames({ testResults }) {
  return testResults.flatMap((result) => {
    const { name, assertionResults } = result;
    const file = relative(root, name);
    if (isBroken(result)) return [`${file}: it does not load, or its set-up failed`];
    return assertionResults.filter((one) => one.status === "failed").map((one) => `${file}: ${one.fullName}`);
  });
}

const folder = mkdtempSync(join(tmpdir(), "opentao-test-"));
const report = join(folder, "report.json");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const child = spawn(
  process.execPath,
  [join(root, "node_modules/vitest/vitest.mjs"), "run", ...reporters, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  },
);
const status = await new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));

let exitCode = status;
try {
  const results = JSON.parse(readFileSync(report, "utf8"));
  const skipped = results.numPendingTests + results.numTodoTests;
  // A file that does not load, or whose set-up fails, has no test that fails: it counts as one failure.
  const brokenFiles = results.testResults.filter(isBroken).length;
  const failed = results.numFailedTests + brokenFiles;
  if (failed > 0 || results.numPassedTests === 0) exitCode = exitCode || 1;
  // Named once more where people look first: the runner's own account of them is far above.
  for (const name of failedNames(results)) console.log(`FAILED ${name}`);
  console.log(`${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
} catch (error) {
  console.error(`The test runner left no report (${error.message}); see its output above.`);
  console.log("0 passed, 1 failed");
  exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });
process.exit(exitCode);
