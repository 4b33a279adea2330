package org.tongban.core.seal;

import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;

/**
 * Reads an ask that this node keeps in its own journal. Nothing is verified: the key may be long
 * gone, and what the journal says is checked by its chain. Never for what came from a peer.
 */
public final class KeptAsk {
  private KeptAsk() {}

  /**
   * The ask.
   *
   * @throws IllegalStateException when the journal holds something else there
   */
  public static Ask ask(byte[] signed) {
    try {
      var lines = Lines.of(signed);
      return AskClaims.read(ReadJws.of(lines.head()).payload(), lines.items());
    } catch (NotSealedException e) {
      throw new IllegalStateException("the journal's ask is none", e);
    }
  }

  /**
   * On whose behalf this node asked.
   *
   * @throws IllegalStateException when the journal holds something else there
   */
  public static Actor actor(byte[] signed) {
    return ask(signed).actor();
  }
}
