import { expect, it } from "vitest";
import { servedAt } from "../../src/metagraph/show.ts";

it.each([
  [undefined, "–"],
  [{ ip: "198.51.100.7", port: 0 }, "–"],
  [{ ip: "198.51.100.7", port: 8091 }, "198.51.100.7:8091"],
  [{ ip: "2001:db8::1", port: 8091 }, "[2001:db8::1]:8091"],
  [{ ip: "0.0.0.0", port: 8091 }, "port 8091, same machine"],
  [{ ip: "::", port: 8091 }, "port 8091, same machine"],
])("the axon %j is shown as %s", (axon, shown) => {
  expect(servedAt(axon)).toBe(shown);
});
