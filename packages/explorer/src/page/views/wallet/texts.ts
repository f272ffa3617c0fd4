import { texts } from "../../texts/language.ts";

/** Texts around the parts of the wallet. */
export const WALLET = texts(
  {
    title: "Wallet",
    lead: "Accounts of yours: what they hold, what they cost you, and all that one does with TAO. Keys lie encrypted in this browser or in an extension; nobody else gets them, and no server signs anything.",
    account: "Account",
    inBrowser: "in this browser",
    inExtension: (name: string) => `in ${name}`,
  },
  {
    title: "Portefeuille",
    lead: "Vos comptes : ce qu'ils contiennent, ce qu'ils vous coûtent, et tout ce que l'on fait avec des TAO. Les clés restent chiffrées dans ce navigateur ou dans une extension ; personne d'autre ne les reçoit, et aucun serveur ne signe quoi que ce soit.",
    account: "Compte",
    inBrowser: "dans ce navigateur",
    inExtension: (name: string) => `dans ${name}`,
  },
);
