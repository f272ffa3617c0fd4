export function inputsOf(): string;
export function obstacle(): string | undefined;
export function makeModule(folder: string): Buffer;
