import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import ipaddr from "ipaddr.js";
import { root, startIn } from "./tao.ts";

/** True when system calls can be traced here: `strace` is installed and may trace. */
export const canTrace = spawnSync("strace", ["-qq", "-e", "trace=connect", "true"]).status === 0;

/** Hint where it cannot. */
export const TRACE_HINT = "not traced: this needs strace and the right to use it (Debian: apt-get install strace)";

const CALLS = "trace=connect,sendto,sendmsg,sendmmsg";

/** Runs a program in the repository with all its children, noting in `file` whom they send to. */
export function traced(file: string, command: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return startIn(root, ["strace", "-f", "--seccomp-bpf", "-qq", "-e", CALLS, "-o", file, ...command], env);
}

const PEER = /sin6?_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"/g;

/** Returns whether a packet to this address stays on the machine. The unspecified address is the machine itself. */
function staysHere(address: string): boolean {
  const range = ipaddr.process(address).range();
  return range === "loopback" || range === "unspecified";
}

/** Returns the lines of a trace in which something leaves the machine, or asks a name server, which does so for it. */
export function departures(file: string): string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) =>
      [...line.matchAll(PEER)].some(([, port, address]) => port === "53" || !staysHere(address ?? "no address")),
    );
}
