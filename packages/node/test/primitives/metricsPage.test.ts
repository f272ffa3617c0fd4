import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { FinalityMetrics } from "../../src/finality/metrics.ts";
import { NetworkMetrics } from "../../src/network/metrics.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { RpcMetrics } from "../../src/rpc/server/metrics.ts";

const root = new URL("../../../../", import.meta.url);
const page = readFileSync(new URL("docs/metrics.md", root), "utf8");

/** Rows of the page by the name of the metric. */
const rows = new Map(
  [...page.matchAll(/^\| `([a-z_]+)` +\| (\S+) +\| ([^|]+?) +\| (.+?) +\|$/gm)].map(
    ([, name = "", type = "", unit = "", meaning = ""]) => [name, { type, unit, meaning }],
  ),
);

const declared = z.array(z.object({ name: z.string(), type: z.string(), help: z.string() }));
// Labels are of the objects themselves: of a metric without a value its JSON has none.
const labeled = z.object({ labelNames: z.array(z.string()) });

/** All metrics that a node can have. */
async function all() {
  const metrics = new Metrics({ measuresSteps: true });
  const { registry } = metrics;
  for (const Part of [NetworkMetrics, FinalityMetrics]) new Part(metrics);
  new RpcMetrics(registry);
  const known = declared.parse(await registry.getMetricsAsJSON());
  return known.map((one) => ({ ...one, ...labeled.parse(registry.getSingleMetric(one.name)) }));
}

it("docs/metrics.md has every metric of a node, and no other", async () => {
  const names = (await all()).map(({ name }) => name);
  expect([...rows.keys()].sort()).toEqual(names.sort());
});

it("docs/metrics.md says type, unit, labels and meaning as the code does", async () => {
  for (const { name, type, help, labelNames } of await all()) {
    const row = rows.get(name);
    expect(row).toMatchObject({ type, meaning: expect.stringContaining(help) });
    for (const label of labelNames) expect(row?.meaning).toContain(`\`${label}\``);
    const unit = /_(seconds|bytes)(?:_total)?$/.exec(name)?.[1];
    if (unit !== undefined) expect([name, row?.unit]).toEqual([name, unit]);
  }
});

it("no metric is declared anywhere else", async () => {
  const names = new Set((await all()).map(({ name }) => name));
  const source = new URL("packages/node/src/", root);
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  const named = files.flatMap((path) => readFileSync(new URL(path, source), "utf8").match(/"opentao_[a-z_]+"/g) ?? []);
  expect(
    named.map((name) => name.slice(1, -1)).filter((name) => !names.has(name) && name !== "opentao_nodeStatus"),
  ).toEqual([]);
});
