import { texts } from "../../texts/language.ts";

/** Names of movements of stake by the chain's events. */
const MOVEMENTS_EN: ReadonlyMap<string, string> = new Map([
  ["StakeAdded", "staked"],
  ["StakeRemoved", "unstaked"],
  ["StakeMoved", "moved"],
  ["StakeSwapped", "to another subnet"],
  ["StakeTransferred", "to another account"],
  ["AlphaBurned", "burned"],
  ["AlphaRecycled", "recycled"],
]);
const MOVEMENTS_FR: ReadonlyMap<string, string> = new Map([
  ["StakeAdded", "misé"],
  ["StakeRemoved", "retiré"],
  ["StakeMoved", "déplacé"],
  ["StakeSwapped", "vers un autre sous-réseau"],
  ["StakeTransferred", "vers un autre compte"],
  ["AlphaBurned", "brûlé"],
  ["AlphaRecycled", "recyclé"],
]);

/** Texts around the parts of the wallet. */
export const WALLET = texts(
  {
    title: "Wallet",
    lead: "Accounts of yours: what they hold, what they cost you, and all that one does with TAO. Keys lie encrypted in this browser or in an extension; nobody else gets them, and no server signs anything.",
    account: "Account",
    which: "The account that is shown below",
    address: "Its address, for those who send you something:",
    inBrowser: "in this browser",
    inExtension: (name: string) => `in ${name}`,
    movements: "Stake that was moved",
    noMovements: "No stake was moved.",
    block: "Block",
    time: "Time",
    kind: "What",
    movementKinds: MOVEMENTS_EN,
    subnet: "Subnet",
    amount: "Stake",
    value: "Value at the time",
    valueWhat: "TAO that was paid or received, else the stake at the price at the end of that block",
  },
  {
    title: "Portefeuille",
    lead: "Vos comptes : ce qu'ils contiennent, ce qu'ils vous coûtent, et tout ce que l'on fait avec des TAO. Les clés restent chiffrées dans ce navigateur ou dans une extension ; personne d'autre ne les reçoit, et aucun serveur ne signe quoi que ce soit.",
    account: "Compte",
    which: "Le compte qui s'affiche ci-dessous",
    address: "Son adresse, pour ceux qui vous envoient quelque chose :",
    inBrowser: "dans ce navigateur",
    inExtension: (name: string) => `dans ${name}`,
    movements: "Mises déplacées",
    noMovements: "Aucune mise n'a été déplacée.",
    block: "Bloc",
    time: "Temps",
    kind: "Quoi",
    movementKinds: MOVEMENTS_FR,
    subnet: "Sous-réseau",
    amount: "Mise",
    value: "Valeur à ce moment",
    valueWhat: "TAO payés ou reçus, sinon la mise au prix à la fin de ce bloc",
  },
);
