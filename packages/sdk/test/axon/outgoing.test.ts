import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, it } from "vitest";
import { sendJson } from "../../src/axon/outgoing.ts";

it("a response that is not read in time closes its connection, one that is read in time does not", async () => {
  const responses: ServerResponse[] = [];
  const server = createServer(({ url }, outgoing) => {
    responses.push(outgoing);
    const json = JSON.stringify("x".repeat(32 * 1024 * 1024));
    sendJson(outgoing, { status: 200, headers: [], json }, url === "/unread" ? 500 : 600_000);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const silent = connect(port, "127.0.0.1");
  silent.on("error", () => undefined);
  silent.write("GET /unread HTTP/1.1\r\nhost: a\r\n\r\n");
  await once(server, "request");
  const [unread] = responses;
  if (unread === undefined) throw new Error("there is no response");
  await once(unread, "close");
  let bytes = 0;
  silent.on("data", ({ length }) => {
    bytes += length;
  });
  await once(silent, "close");
  expect(bytes).toBeLessThan(32 * 1024 * 1024);

  const read = await fetch(`http://127.0.0.1:${port}`);
  expect((await read.text()).length).toBe(32 * 1024 * 1024 + 2);
  await new Promise((resolve) => server.close(resolve));
});
