import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Axon } from "../../src/axon/index.ts";
import { defineSynapse } from "../../src/synapse/index.ts";
import { requestMessage } from "../../src/synapse/signing.ts";
import { headerTable, inputHeaders, membersJson, synapseHeaders, synapseJson } from "../../src/synapse/wire.ts";

const vectors = JSON.parse(readFileSync(new URL("../fixtures/synapse.json", import.meta.url), "utf8"));
const { Prompt: prompt, Dummy: dummy } = vectors;

const synapse = defineSynapse({
  name: "Prompt",
  request: z.object({
    roles: z.array(z.string()),
    messages: z.array(z.string()),
    temperature: z.number(),
    flag: z.boolean(),
    meta: z.object({ a: z.int(), b: z.null(), c: z.array(z.number()) }),
  }),
  response: z.object({ completion: z.string() }),
});

/** The nonce in a message that the official SDK signed. */
const nonce = BigInt(prompt.headers.bt_header_dendrite_nonce);
const dendrite = {
  ip: prompt.body_json.dendrite.ip,
  version: prompt.body_json.dendrite.version,
  nonce,
  uuid: prompt.body_json.dendrite.uuid,
  hotkey: prompt.body_json.dendrite.hotkey,
  signature: prompt.body_json.dendrite.signature,
};
const { ip, port, hotkey } = prompt.body_json.axon;
const axon = { ip, port, hotkey };

/** Sizes of the Python objects, which mean nothing elsewhere. */
const sizes = { total_size: expect.anything(), header_size: expect.anything() };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe("what the official SDK sends", () => {
  it("is signed over the same text", () => {
    for (const vector of [prompt, dummy]) {
      const { bt_header_dendrite_uuid: uuid, bt_header_dendrite_hotkey: dendriteHotkey } = vector.headers;
      const bodyHash = vector.headers.computed_body_hash;
      const axonHotkey = vector.headers.bt_header_axon_hotkey;
      expect(requestMessage({ nonce, dendriteHotkey, axonHotkey, uuid, bodyHash })).toBe(vector.signing_message);
    }
  });

  it("has the same headers and body", () => {
    const bodyHash = prompt.headers.computed_body_hash;
    const envelope = { timeout: 12, dendrite, axon, bodyHash };
    expect({ ...headerTable(synapseHeaders("Prompt", envelope)), ...inputHeaders(synapse) }).toEqual({
      ...prompt.headers,
      ...sizes,
    });
    const { roles, messages, temperature, flag, meta, completion } = prompt.body_json;
    const fields = { roles, messages, temperature, flag, meta, completion };
    const body = synapseJson("Prompt", { ...envelope, bodyHash: "" }, membersJson(fields));
    expect(JSON.parse(body)).toEqual({ ...prompt.body_json, ...sizes });
    expect(Object.keys(JSON.parse(body))).toEqual(Object.keys(prompt.body_json));
    expect(body).toContain('"nonce":1700000000123456789,');
  });

  it("is answered in the same form", async () => {
    const server = new Axon({ hotkey, port: 0 });
    // The vector's signature is a placeholder.
    server.attach(synapse, async ({ roles }) => ({ completion: roles.join(" ") }), {
      verify: ({ dendrite: caller }) => caller.hotkey ?? "",
    });
    const address = await server.start();
    closers.push(() => server.stop());
    const response = await fetch(`http://${address.host}:${address.port}/Prompt`, {
      method: "POST",
      headers: { ...prompt.headers, "content-type": "application/json" },
      body: prompt.body_text,
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      name: "Prompt",
      bt_header_axon_status_code: "200",
      bt_header_axon_status_message: "Success",
      bt_header_axon_hotkey: hotkey,
      bt_header_dendrite_hotkey: dendrite.hotkey,
      computed_body_hash: prompt.headers.computed_body_hash,
    });
    expect(await response.json()).toMatchObject({
      name: "Prompt",
      timeout: 12,
      axon: { status_code: 200, status_message: "Success", process_time: expect.any(Number) },
      roles: prompt.body_json.roles,
      meta: prompt.body_json.meta,
      completion: "user it's",
    });
  });
});
