import { texts } from "../../../texts/language.ts";

/** Texts of extensions. */
export const EXTENSION = texts(
  {
    title: "Keys in an extension",
    nothing:
      "No extension with keys is installed in this browser. Any that lets pages use it as that of polkadot-js does will do; it keeps the keys apart from all pages, and asks you before it signs.",
    use: "Use its accounts",
    waiting: "The extension asks you whether this page may see your accounts.",
    refused: "The extension did not let this page in",
    none: "It has shown no account of this network.",
  },
  {
    title: "Clés dans une extension",
    nothing:
      "Aucune extension avec des clés n'est installée dans ce navigateur. Toutes celles que les pages utilisent comme celle de polkadot-js conviennent ; elles tiennent les clés à l'écart des pages, et vous demandent avant de signer.",
    use: "Prendre ses comptes",
    waiting: "L'extension vous demande si cette page peut voir vos comptes.",
    refused: "L'extension n'a pas laissé entrer cette page",
    none: "Elle n'a montré aucun compte de ce réseau.",
  },
);
