package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;

/** Opened asks for tests of the packages that come after opening. */
public final class OpenedAsks {
  private OpenedAsks() {}

  /** An ask as if it had been verified. */
  public static OpenedAsk of(Ask ask) {
    var bytes = ask.id().toString().getBytes(StandardCharsets.US_ASCII);
    return new OpenedAsk(ask, bytes, Digest.sha256(bytes), "x".repeat(43), Suite.ES256, false);
  }
}
