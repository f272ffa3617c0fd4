/** Sources of the module: the SHA-256 of its sources and of the versions of the tools. */
export declare const inputs: string;
/** The module for `:code`, in base64. */
export declare const code: string;
