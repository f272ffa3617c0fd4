import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { canTrace, departures, traced } from "./trace.ts";

const folder = mkdtempSync(join(tmpdir(), "opentao-trace-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("departures", () => {
  it("finds whoever leaves the machine, in every form that strace writes", () => {
    const lines = [
      'connect(21, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS',
      'connect(21, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH',
      'sendto(9, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(123), sin_addr=inet_addr("10.0.0.1")}, 16) = 1',
      'sendmmsg(21, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")}}}], 1) = 1',
    ];
    const local = [
      'connect(21, {sa_family=AF_INET, sin_port=htons(9944), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS',
      'connect(21, {sa_family=AF_INET6, sin6_port=htons(9944), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::ffff:127.0.0.1", &sin6_addr), sin6_scope_id=0}, 28) = 0',
      'connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT',
    ];
    const file = join(folder, "written");
    writeFileSync(file, [...lines, ...local].join("\n"));
    expect(departures(file)).toEqual(lines);
  });

  it.skipIf(!canTrace)("finds what a child of a child does", async () => {
    const file = join(folder, "real");
    // A UDP socket sends nothing when it is connected.
    const script = `require("node:dgram").createSocket("udp4").connect(53, "127.0.0.1", function () { this.close(); })`;
    const parent = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(script)}])`;
    const [code] = await once(traced(file, [process.execPath, "-e", parent]), "close");
    expect(code).toBe(0);
    expect(departures(file)).toHaveLength(1);
  });
});
