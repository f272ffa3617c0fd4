import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { takeLock } from "../../src/up/folder/lock.ts";

const folder = mkdtempSync(join(tmpdir(), "opentao-lock-"));
const script = join(folder, "taker.mjs");
// Takes the lock, tells in a file how that ended and which process it is, and stays until it is killed; with `dies` it
// ends without giving the lock back. Before its call number `at` of the file system it lets `rivals` take the lock, one
// after the other, and waits.
writeFileSync(
  script,
  `import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const { lock, result, at, rivals = [], dies = false } = JSON.parse(process.argv[2]);
const { existsSync, writeFileSync, renameSync } = fs;
let calls = 0;
const calling = ["linkSync", "openSync", "readFileSync", "readdirSync", "renameSync", "rmSync", "writeFileSync", "writeSync"];
for (const name of at === undefined ? [] : calling) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (calls++ === at) for (const rival of rivals) run(rival);
    return real(...args);
  };
}
const tick = new Int32Array(new SharedArrayBuffer(4));
function run(rival) {
  const args = [process.argv[1], JSON.stringify(rival)];
  // Waiting for its end, not for its result: a process that nobody has waited for counts as running.
  if (rival.dies) spawnSync(process.execPath, args);
  else spawn(process.execPath, args, { stdio: "ignore" });
  while (!existsSync(rival.result)) Atomics.wait(tick, 0, 0, 2);
}
syncBuiltinESMExports();
const { takeLock } = await import("./lock.mjs");
let outcome = "held";
try {
  takeLock(lock);
} catch (error) {
  outcome = error.code === "NETWORK_RUNNING" ? "refused" : String(error);
}
writeFileSync(result + ".part", JSON.stringify({ outcome, pid: process.pid, wasInterrupted: calls > at }));
renameSync(result + ".part", result);
if (!dies) setInterval(() => undefined, 1000);
`,
);

interface Taker {
  readonly lock: string;
  readonly result: string;
  readonly dies?: boolean;
  readonly at?: number;
  readonly rivals?: readonly Taker[];
}
const outcomeOf = ({ result }: Taker) => JSON.parse(readFileSync(result, "utf8"));

/** Lets one process after another take a lock until all have told how that ended. */
async function take(takers: readonly Taker[]): Promise<void> {
  for (const taker of takers) {
    const child = spawn(process.execPath, [script, JSON.stringify(taker)], { stdio: ["ignore", "ignore", "inherit"] });
    if (taker.dies) await once(child, "exit");
    else while (!existsSync(taker.result)) await setTimeout(2);
  }
}

beforeAll(async () => {
  const entry = fileURLToPath(new URL("../../src/up/folder/lock.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: join(folder, "lock.mjs"),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ["another takes it", [{ dies: false }]],
  ["another takes it and ends, and a third takes it", [{ dies: true }, { dies: false }]],
])("one process holds a network, also when between any two steps of the first %s", async (_, kinds) => {
  for (let at = 0; ; at += 1) {
    const base = mkdtempSync(join(folder, "network-"));
    const lock = join(base, "up.lock");
    const place = (name: string): Taker => ({ lock, result: join(base, `${name}.result`) });
    const rivals = kinds.map((kind, index) => ({ ...place(`rival${index}`), ...kind }));
    const first = { ...place("first"), at, rivals };
    // What a killed process has left lies there.
    await take([{ ...place("killed"), dies: true }, first]);
    const { outcome, pid, wasInterrupted } = outcomeOf(first);
    process.kill(pid);
    if (!wasInterrupted) {
      expect(at).toBeGreaterThan(3);
      return;
    }
    const staying = rivals.filter(({ dies }) => !dies).map(outcomeOf);
    for (const rival of staying) process.kill(rival.pid);
    expect([outcome, ...staying.map((rival) => rival.outcome)].sort()).toEqual(["held", "refused"]);
  }
});

it("a lock that was given back can be taken again", async () => {
  const lock = join(mkdtempSync(join(folder, "network-")), "up.lock");
  takeLock(lock)();
  const next: Taker = { lock, result: `${lock}.result` };
  await take([next]);
  const { outcome, pid } = outcomeOf(next);
  try {
    expect(outcome).toBe("held");
    expect(() => takeLock(lock)).toThrow(`this network runs already, in process ${pid}`);
  } finally {
    process.kill(pid);
  }
});
