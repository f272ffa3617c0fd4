import { execFileSync } from "node:child_process";

/** Runs `ip` of iproute2; what it printed. @throws Error with what it said */
export function ip(...args: readonly string[]): string {
  return execFileSync("ip", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Reason for which network namespaces cannot be made here; `undefined` when they can. */
export function cannotMakeNamespaces(): string | undefined {
  if (process.platform !== "linux") return "network namespaces are Linux'";
  if (process.getuid?.() !== 0) return "network namespaces need root";
  const name = `otao-${process.pid}-try`;
  try {
    ip("netns", "add", name);
    try {
      ip("-n", name, "link", "add", "name", "otao0", "type", "veth", "peer", "name", "otao1");
      ip("-n", name, "link", "add", "name", "otao2", "type", "bridge");
    } finally {
      ip("netns", "delete", name);
    }
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message.split("\n").slice(0, 2).join(" ") : "";
    return `network namespaces cannot be made (iproute2 and CAP_NET_ADMIN are needed): ${said}`;
  }
}
