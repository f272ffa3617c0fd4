import { malformed } from "../errors.ts";

/** Role of a node on the network. */
export type Role = "full" | "light" | "authority";

/** Roles as bits of a byte (protocol: light-client §5). */
const BITS = { full: 1, light: 2, authority: 4 } as const satisfies Record<Role, number>;

/** Returns the byte of a role. */
export function roleByte(role: Role): number {
  return BITS[role];
}

/** Returns the role of a byte. @throws NetworkError `MALFORMED` */
export function roleOf(byte: number | undefined): Role {
  if (byte === undefined || byte === 0 || byte > 7) throw malformed("a handshake names no role");
  if ((byte & BITS.authority) !== 0) return "authority";
  return (byte & BITS.full) !== 0 ? "full" : "light";
}
