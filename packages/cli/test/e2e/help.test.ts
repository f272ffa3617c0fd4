import { expect, it } from "vitest";
import { tao } from "./tao.ts";

it.each([
  "",
  "up",
  "node",
  "node snapshot export",
  "node snapshot import",
  "chain build-spec",
  "chain inspect",
  "keys generate",
  "keys insert",
  "keys rotate",
  "keys list",
  "keys register",
  "doctor",
  "wallet new",
  "wallet import",
  "wallet list",
  "wallet transfer",
  "subnets",
  "metagraph",
  "miner",
  "validator",
])("tao %s explains itself, with examples", async (command) => {
  const { code, stdout } = await tao([...command.split(" ").filter((word) => word !== ""), "--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("Usage: tao");
  if (command !== "") expect(stdout).toContain("$ tao ");
});
