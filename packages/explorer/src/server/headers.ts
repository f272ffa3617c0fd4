/** Addresses that the page may reach besides nodes. */
interface Reached {
  readonly index?: string;
  readonly validators?: readonly string[];
}

/**
 * Headers of each answer: the page runs its own scripts alone, reaches nodes (WebSocket) and the addresses that its
 * server names, and stands in no other page.
 */
export function securityHeaders({ index, validators = [] }: Reached): readonly (readonly [string, string])[] {
  const reached = [index, ...validators].filter((url) => url !== undefined).map((url) => new URL(url).origin);
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self' ws: wss:", ...new Set(reached)].join(" "),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return [
    ["content-security-policy", policy.join("; ")],
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "no-referrer"],
    ["cross-origin-opener-policy", "same-origin"],
    ["permissions-policy", "camera=(), geolocation=(), microphone=()"],
  ];
}
