/** Returns the British words of a text. */
export function britishIn(text: string): readonly string[];
