package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tongban.core.message.Undelivered;

/**
 * A statement of this node that an ask was never handed over, as its own journal keeps it. Nothing
 * is verified, as with {@link KeptAsk}.
 *
 * @param jws compact
 */
public record KeptStatement(Undelivered said, String jws) {
  public KeptStatement {
    Objects.requireNonNull(said, "said");
    Objects.requireNonNull(jws, "jws");
  }

  /**
   * Reads it.
   *
   * @throws IllegalStateException when the journal holds something else there
   */
  public static KeptStatement of(byte[] signed) {
    try {
      var said = UndeliveredClaims.read(ReadJws.of(signed).payload());
      return new KeptStatement(said, new String(signed, StandardCharsets.US_ASCII));
    } catch (NotSealedException e) {
      throw new IllegalStateException("the journal's statement is none", e);
    }
  }
}
