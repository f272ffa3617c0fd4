import { texts } from "../../../texts/language.ts";

/** Texts of orders. */
export const ORDERS = texts(
  {
    title: "Orders",
    block: "Block",
    again: "Send it again",
    sentences: {
      send: "Send {amount} to {to}",
      stake: "Stake {amount} on {subnet} behind {hotkey}",
      unstake: "Sell {amount} of the stake on {subnet} behind {hotkey}",
      unstakeAll: "Sell all of the stake on {subnet} behind {hotkey} ({amount} now)",
      move: "Move {amount} from {subnet} behind {hotkey} to {toSubnet} behind {toHotkey}",
      claim: "Claim what stake on root has earned on {subnets}",
      register: "Register {hotkey} on {subnet} for {most} at most",
    },
    states: {
      signed: "Signed and on its way to the node.",
      pooled: "The node has it and waits for a block with room.",
      inBlock: "It is in a block, which may still be undone.",
      unseen:
        "This node cannot tell what became of it: it does not have every block that may hold it. Do not order it anew before a node that keeps all blocks (an archive node) was asked: connect this page to one.",
      finalized: "Done: it can no longer be undone.",
      failed: "It failed, so that nothing of it happened.",
      gone: "It came into no block in its time, and never will: nothing happened. Order it anew if you still want it.",
    },
  },
  {
    title: "Ordres",
    block: "Bloc",
    again: "L'envoyer de nouveau",
    sentences: {
      send: "Envoyer {amount} à {to}",
      stake: "Miser {amount} sur {subnet} derrière {hotkey}",
      unstake: "Vendre {amount} de la mise sur {subnet} derrière {hotkey}",
      unstakeAll: "Vendre toute la mise sur {subnet} derrière {hotkey} ({amount} à présent)",
      move: "Déplacer {amount} de {subnet} derrière {hotkey} vers {toSubnet} derrière {toHotkey}",
      claim: "Réclamer ce que la mise sur la racine a gagné sur {subnets}",
      register: "Inscrire {hotkey} sur {subnet} pour {most} au plus",
    },
    states: {
      signed: "Signé et en route vers le nœud.",
      pooled: "Le nœud l'a et attend un bloc avec de la place.",
      inBlock: "Il est dans un bloc, qui n'est pas encore définitif.",
      unseen:
        "Ce nœud ne peut pas dire ce qu'il est devenu : il n'a pas tous les blocs qui peuvent le contenir. Ne le donnez pas de nouveau avant d'avoir interrogé un nœud qui garde tous les blocs (un nœud d'archive) : connectez cette page à un tel nœud.",
      finalized: "C'est fait : on ne peut plus l'annuler.",
      failed: "Il a échoué, de sorte que rien n'en est arrivé.",
      gone: "Il n'est entré dans aucun bloc à temps et n'y entrera jamais : rien n'est arrivé. Donnez-le de nouveau si vous le voulez encore.",
    },
  },
);
