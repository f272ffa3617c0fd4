import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { IndexApi } from "../../src/api/index.ts";
import { type IndexDatabase, openIndex } from "../../src/index.ts";
import { allPlaces, type Places } from "../places.ts";
import { Client } from "./client.ts";
import { madeAccount, madeHash, makeHistory } from "./made.ts";

const SIZE = { blocks: 1000, transfers: 20, accounts: 100, subnets: 4, neurons: 64, hours: 500 };
/** Tables that are large here: small ones are read whole by any plan. */
const LARGE = [
  ...[
    "blocks",
    "extrinsics",
    "events",
    "event_subjects",
    "event_netuids",
    "transfers",
    "stake_movements",
    "changes",
    "epoch_neurons",
  ],
  ...["state", "state_changes"],
];
/** Rows that a page may look at: those of a filter without an index, twice, and what belongs to those of a page. */
const MOST = 2 * 2 * 2001 + 1000;

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number | undefined;
  readonly Plans?: readonly Plan[] | undefined;
}

const plan: z.ZodType<Plan> = z.lazy(() =>
  z.looseObject({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Actual Rows": z.number(),
    "Actual Loops": z.number(),
    "Rows Removed by Filter": z.number().optional(),
    Plans: z.array(plan).optional(),
  }),
);
const explained = z.array(z.object({ "QUERY PLAN": z.array(z.object({ Plan: plan })) }));

/** A plan with all that is under it. */
function nodesOf(top: Plan): Plan[] {
  return [top, ...(top.Plans ?? []).flatMap(nodesOf)];
}

describe.each(allPlaces())("the API over %s", (_, open) => {
  let places: Places;
  let index: IndexDatabase;
  let api: IndexApi;
  let client: Client;
  let asked: RootOperationNode[] = [];
  const notes: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  beforeAll(async () => {
    places = await open();
    index = await openIndex(await places.take());
    await makeHistory(index.db, SIZE);
    api = await IndexApi.start(index.db.withPlugin(notes), { port: 0 });
    client = await Client.of(api.url);
  });
  afterAll(async () => {
    await api.close();
    await index.close();
    await places.stop();
  });

  /** Rows that the queries of an answer look at. */
  async function rowsOf(path: string): Promise<number> {
    asked = [];
    const response = await client.ask(path);
    expect([path, response.status, await response.text()]).toMatchObject([path, 200, expect.any(String)]);
    let rows = 0;
    for (const node of asked) {
      const { sql, parameters } = index.db.getExecutor().compileQuery(node, { queryId: "plan" });
      if (!/^\s*(\(|select|with)/i.test(sql)) continue;
      const told = await index.db.executeQuery(
        CompiledQuery.raw(`explain (analyze, format json) ${sql}`, [...parameters]),
      );
      for (const one of explained
        .parse(told.rows)
        .flatMap((row) => row["QUERY PLAN"].flatMap((top) => nodesOf(top.Plan)))) {
        const table = one["Relation Name"];
        if (table === undefined) continue;
        if (LARGE.includes(table)) expect(`${path} ${one["Node Type"]} ${table}`).not.toContain("Seq Scan");
        rows += (one["Actual Rows"] + (one["Rows Removed by Filter"] ?? 0)) * one["Actual Loops"];
      }
    }
    return rows;
  }

  it("looks at no more rows than a page may, with every filter", async () => {
    const account = madeAccount(3);
    const values: Record<string, string> = {
      ...{ block: "700", address: account, netuid: "2", uid: "3", extrinsic: "700-3", event: "700-3", q: account },
      ...{ account, sender: account, receiver: account, signer: account, coldkey: account, hotkey: account },
      ...{ pallet: "Balances", name: "Transfer", call: "transfer_keep_alive", kind: "StakeAdded", succeeded: "false" },
      ...{ from: "100", to: "800", limit: "200", order: "asc", quantity: "free", mechanism: "0", interval: "1w" },
      ...{ item: "Tempo", author: account, owner: account },
    };
    const worst: Record<string, number> = {};
    for (const path of client.paths.filter((one) => one !== "/v1/live")) {
      const parameters = client.parametersOf(path);
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
      const optional = parameters.filter((one) => one.in === "query" && one.name !== "cursor");
      // Each filter by itself, each pair, and all of them.
      const names = optional.map(({ name }) => name);
      const choices = [
        [],
        names,
        ...names.map((one) => [one]),
        ...names.flatMap((a, at) => names.slice(at + 1).map((b) => [a, b])),
      ];
      for (const chosen of choices) {
        const needed = optional.filter(({ name, required }) => required || chosen.includes(name));
        const query = new URLSearchParams(needed.map(({ name }) => [name, values[name] ?? ""]));
        const response = await client.ask(`${filled}?${query}`);
        await response.text();
        // A list that needs a filter says so.
        if (response.status === 400) continue;
        worst[path] = Math.max(worst[path] ?? 0, await rowsOf(`${filled}?${query}`));
      }
    }
    expect(Object.entries(worst).filter(([, rows]) => rows > MOST)).toEqual([]);
    expect(Object.keys(worst).length).toBeGreaterThan(20);
  });

  it("finds what is by hash, and an old row of somebody who has many", async () => {
    expect(await rowsOf(`/v1/blocks/${madeHash(500)}`)).toBeLessThan(10);
    expect(await rowsOf(`/v1/extrinsics/${madeHash(500)}`)).toBeLessThan(10);
    expect(await rowsOf(`/v1/transfers?sender=${madeAccount(3)}&to=10`)).toBeLessThan(300);
    const events = `/v1/events?account=${madeAccount(3)}&pallet=Balances&name=Deposit`;
    expect(await rowsOf(events)).toBeLessThan(MOST);
  });

  it("looks at the calls in the chain's name that a page tells, and at no others", async () => {
    expect(await rowsOf("/v1/sudo-calls?limit=5")).toBeLessThan(100);
  });
});
