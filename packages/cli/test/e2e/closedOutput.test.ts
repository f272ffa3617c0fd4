import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { RunningTao } from "./running.ts";
import { ENTRY, finished, startIn, startTao } from "./tao.ts";

it.each([
  [["--help"], "stdout", 0],
  [["node", "--help"], "stdout", 0],
  [["explain", "DISK_FULL"], "stdout", 0],
  [["explain", "NOSUCHTHING"], "stderr", 1],
  [["nosuchcommand"], "stderr", 2],
] as const)(
  "tao %j without a reader of its %s ends by itself with %i, and says nothing of it",
  async (args, name, code) => {
    const child = startTao(args);
    child[name]?.destroy();
    expect(await finished(child)).toEqual({ code, stdout: "", stderr: "" });
  },
);

it.each(["stdout", "stderr"] as const)("a node stops in good order when its %s is closed", async (name) => {
  const node = new RunningTao(["node", "--dev", "--block-time", "100", "--rpc-port", "0", "--no-network"]);
  await node.until(({ stderr }) => (/block #2/.test(stderr) ? true : undefined));
  node.child[name]?.destroy();
  // Nothing is printed on standard output any more: a node that nobody tells to stop goes on.
  const code = name === "stderr" ? await new Promise((resolve) => node.child.once("exit", resolve)) : await node.stop();
  expect(code).toBe(0);
  expect(node.stdout + node.stderr).not.toMatch(/EPIPE|^ +at /m);
});

it.runIf(existsSync("/dev/full"))("a full disk under standard output is told in a line", async () => {
  const line = `exec ${JSON.stringify(process.execPath)} ${JSON.stringify(ENTRY)} --help > /dev/full`;
  const { code, stderr } = await finished(startIn(process.cwd(), ["sh", "-c", line]));
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error .*ENOSPC.* \[DISK_FULL\]\n {2}→ .*\n$/);
});
