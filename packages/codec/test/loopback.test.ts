import { expect, it } from "vitest";
import { isLoopback } from "../src/ip/index.ts";

it.each([
  "localhost",
  "127.0.0.1",
  "127.255.3.4",
  "::1",
  "[::1]",
  "0:0:0:0:0:0:0:1",
  "0000::0001",
  "::1%lo",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "[::ffff:127.0.0.1]",
])("%s is this machine", (host) => expect(isLoopback(host)).toBe(true));

it.each([
  "",
  "0.0.0.0",
  "::",
  "::2",
  "::11",
  "::101",
  "1::1",
  "::1:1",
  "::1:0",
  "128.0.0.1",
  "127.0.0.1.example.org",
  "127.example.org",
  "localhost.example.org",
  "::ffff:10.0.0.1",
  "::127.0.0.1",
  "fe80::1",
  "[::1",
])("%s is not this machine", (host) => expect(isLoopback(host)).toBe(false));
