import { compareBytes, toHex } from "@opentao/codec";
import { U96F32 } from "@opentao/fixed";

/** Amounts by hotkey, added up. */
export class ByHotkey {
  readonly #amounts = new Map<string, { readonly hotkey: Uint8Array; amount: U96F32 }>();

  add(hotkey: Uint8Array, amount: U96F32): void {
    const key = toHex(hotkey);
    const entry = this.#amounts.get(key);
    if (entry === undefined) this.#amounts.set(key, { hotkey, amount });
    else entry.amount = U96F32.add(entry.amount, amount);
  }

  /** All hotkeys in the order of their bytes. */
  entries(): (readonly [hotkey: Uint8Array, amount: U96F32])[] {
    return [...this.#amounts.values()]
      .sort((a, b) => compareBytes(a.hotkey, b.hotkey))
      .map(({ hotkey, amount }) => [hotkey, amount]);
  }
}
