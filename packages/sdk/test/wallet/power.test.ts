import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createWallet } from "../../src/wallet/index.ts";
import { walletsFolder } from "./folder.ts";

const folder = walletsFolder();
const BUILT = fileURLToPath(new URL("../../dist/wallet/index.js", import.meta.url));

/** Lists what the file system is asked for, in order; what files are called while they are written does not matter. */
async function trace(action: string): Promise<string[]> {
  const script = join(folder.root, "trace.mjs");
  await writeFile(
    script,
    `import promises from "node:fs/promises"; import { syncBuiltinESMExports } from "node:module";
     import { basename } from "node:path";
     const shown = (path) => basename(String(path)).replace(/^\\..*\\.tmp$/, "new");
     for (const name of ["link", "rename", "rm"]) {
       const real = promises[name];
       promises[name] = (...args) => {
         console.log([name, ...args.filter((one) => typeof one === "string").map(shown)].join(" "));
         return real(...args);
       };
     }
     const open = promises.open;
     promises.open = async (path, ...args) => {
       const handle = await open(path, ...args);
       const sync = handle.sync.bind(handle);
       handle.sync = () => { console.log("sync " + shown(path)); return sync(); };
       return handle;
     };
     syncBuiltinESMExports();
     const wallet = await import(${JSON.stringify(BUILT)});
     const root = process.argv[2]; const deriveKey = async () => new Uint8Array(32);
     await (${action});`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, [script, folder.root], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.trim().split("\n");
}

it("a new name of a key is on the disk before an old one goes, and before the call returns", async () => {
  await createWallet({ root: folder.root, hotkey: "one" });
  const lock = `wallet.lockKey("coldkey", async () => "correct horse 1", { root, deriveKey, change: false })`;
  expect(await trace(lock)).toEqual(["sync new", "rename new coldkey", "rm new", "sync default"]);
  expect(await trace(`wallet.renameHotkey({ root }, "one", "two")`)).toEqual([
    ...["link onepub.txt twopub.txt", "link one two", "sync hotkeys"],
    ...["rm onepub.txt", "rm one", "sync hotkeys"],
  ]);
  expect((await trace(`wallet.renameWallet(root, "default", "other")`)).slice(0, 1)).toEqual(["rename default other"]);
  const made = await trace(`wallet.createKey("hotkey", { root: root + "/a", name: "b" })`);
  expect(made.slice(0, 6)).toEqual([
    "sync b",
    "sync a",
    expect.stringMatching(/^sync opentao-wallets-/),
    "sync new",
    "link new default",
    "rm new",
  ]);
});
