import { expect, it } from "vitest";
import { processesWith, RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const config = async (page: string): Promise<unknown> => (await fetch(new URL("config.json", page))).json();

it("tao explorer serves the page of a node and an index, and takes another port where its own is taken", async () => {
  const addresses = ["--url", "ws://127.0.0.1:1", "--index", "http://127.0.0.1:2"];
  const first = new RunningTao(["explorer", ...addresses, "--port", "0", "--json"]);
  const { url } = await first.facts();
  expect(await config(`${url}`)).toEqual({ node: addresses[1], index: addresses[3], validators: [] });
  const second = await tao(["explorer", ...addresses, "--port", new URL(`${url}`).port, "--json"]);
  expect(second.code).toBe(1);
  expect(JSON.parse(second.stdout)).toMatchObject({ error: { code: "PORT_IN_USE" } });
  expect(await first.stop("SIGTERM")).toBe(0);
});

it("tao node --explorer serves the page of the node, from another process that is started again and ends with it", async () => {
  const node = new RunningTao(["node", "--dev", "--rpc-port", "0", "--no-network", "--explorer", "0", "--json"]);
  const { url, page } = await node.facts();
  expect(await config(`${page}`)).toMatchObject({ node: url });
  const [served] = processesWith(`explorer --url ${url} `);
  process.kill(served?.pid ?? 0, "SIGKILL");
  await node.until(({ stderr }) => (stderr.includes("it starts again") ? true : undefined));
  await expect.poll(() => config(`${page}`).catch(() => undefined), { timeout: 300_000 }).toMatchObject({ node: url });
  expect(await node.stop("SIGTERM")).toBe(0);
  await expect(
    (async () => {
      for (;;) await fetch(`${page}`);
    })(),
  ).rejects.toThrow();
});
