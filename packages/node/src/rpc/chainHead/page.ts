import type { StorageItem } from "../storageQuery.ts";

/** Hex digits above which a page is not filled up further. */
const PAGE_DIGITS = 1024 * 1024;

/** Items of one event, and whether there may be more. */
export interface Page {
  readonly items: readonly StorageItem[];
  readonly more: boolean;
}

/** Takes up to `most` items, fewer when they are large. */
export function takePage(source: Generator<StorageItem>, most: number): Page {
  const items: StorageItem[] = [];
  for (let digits = 0; items.length < most && digits < PAGE_DIGITS; ) {
    const { value, done } = source.next();
    if (done === true) return { items, more: false };
    items.push(value);
    for (const text of Object.values(value)) digits += text.length;
  }
  return { items, more: true };
}
