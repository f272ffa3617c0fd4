/** Returns the British words of a text. */
export function britishIn(text: string): readonly string[];

/** Returns the American form of a British word, in its capitals; `undefined` where it is not known. */
export function americanOf(word: string): string | undefined;
