/** Longest address that is made a link, in characters. */
const MAX_URL = 500;

/** Returns a stranger's address as one that can be linked to: of the web, without a name and password in it. */
export function safeUrl(text: string): URL | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_URL || !/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  const isPlain = url.username === "" && url.password === "" && url.hostname !== "";
  return isPlain && (url.protocol === "https:" || url.protocol === "http:") ? url : undefined;
}
