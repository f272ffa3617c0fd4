import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const BUILT = fileURLToPath(new URL("../../dist/wallet/index.js", import.meta.url));

/**
 * Runs an action of the built package in a process that one of the file system's functions kills.
 *
 * @param where - the function, and how many calls of it are done before
 * @param action - an expression over the package `wallet`, the folder `root` and `deriveKey`
 */
export async function killedIn(
  root: string,
  where: readonly [name: "rename" | "rm", done: number],
  action: string,
): Promise<void> {
  const [name, done] = where;
  const script = join(root, "kill.mjs");
  await writeFile(
    script,
    `import promises from "node:fs/promises"; import { syncBuiltinESMExports } from "node:module";
     const real = promises.${name}; let done = 0;
     promises.${name} = (...args) => done++ < ${done} ? real(...args) : process.kill(process.pid, "SIGKILL");
     syncBuiltinESMExports();
     const wallet = await import(${JSON.stringify(BUILT)});
     const root = process.argv[2]; const deriveKey = async () => new Uint8Array(32);
     await (${action});`,
  );
  expect(spawnSync(process.execPath, [script, root]).signal).toBe("SIGKILL");
}
