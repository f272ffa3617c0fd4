import { texts } from "../../texts/language.ts";

/** Texts of the overview. */
export const OVERVIEW = texts(
  {
    title: "A market where machines compete to be useful",
    supply: "Supply",
    issued: "TAO that exist",
    of: "of 21,000,000 at most",
    perBlock: "New TAO a block",
    nextHalving: "Halves at",
    subnets: "Subnets",
    name: "Name",
    price: "Price",
    neurons: "Neurons",
  },
  {
    title: "Un marché où des machines rivalisent d'utilité",
    supply: "Masse",
    issued: "TAO existants",
    of: "sur 21 000 000 au plus",
    perBlock: "Nouveaux TAO par bloc",
    nextHalving: "Divisé par deux à",
    subnets: "Sous-réseaux",
    name: "Nom",
    price: "Prix",
    neurons: "Neurones",
  },
);
