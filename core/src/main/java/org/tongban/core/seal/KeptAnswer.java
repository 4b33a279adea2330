package org.tongban.core.seal;

import org.tongban.core.message.Answer;

/**
 * Reads answers that this node verified before it recorded them. For bytes from its own journal
 * only: nothing is verified again.
 */
public final class KeptAnswer {
  private KeptAnswer() {}

  /**
   * The answer.
   *
   * @throws IllegalStateException when the journal holds something else there
   */
  public static Answer answer(byte[] signed) {
    try {
      var lines = Lines.of(signed);
      return AnswerClaims.read(ReadJws.of(lines.head()).payload(), lines.items());
    } catch (NotSealedException e) {
      throw new IllegalStateException("the journal's answer is none", e);
    }
  }
}
