import { multiaddr } from "@multiformats/multiaddr";
import { describe, expect, it } from "vitest";
import { hostOf } from "../../src/network/host/gate.ts";

const hostOfText = (address: string) => hostOf(multiaddr(address));

describe("connections count for the machine that they come from", () => {
  it("which has an IPv6 network of 64 bits to itself, however its addresses are spelled", () => {
    const spellings = ["2001:db8::1:2:3:4", "2001:db8::9:2:3:4", "2001:db8:0:0:5:6:7:8", "2001:db8::"];
    const hosts = spellings.map((ip) => hostOfText(`/ip6/${ip}/tcp/30333`));
    expect(new Set(hosts).size).toBe(1);
    expect(hostOfText("/ip6/2001:db8:0:1::1/tcp/30333")).not.toBe(hosts[0]);
  });

  it("and one IPv4 address, also where it is mapped into IPv6", () => {
    expect(hostOfText("/ip6/::ffff:203.0.113.7/tcp/1")).toBe(hostOfText("/ip4/203.0.113.7/tcp/2/ws"));
    expect(hostOfText("/ip4/203.0.113.8/tcp/1")).not.toBe(hostOfText("/ip4/203.0.113.7/tcp/1"));
  });

  it("whatever its zone, and for nobody where an address names no machine", () => {
    expect(hostOfText("/ip6zone/eth0/ip6/fe80::1/tcp/1")).toBe(hostOfText("/ip6/fe80::2/tcp/1"));
    expect(hostOfText("/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp")).toBeUndefined();
  });
});
