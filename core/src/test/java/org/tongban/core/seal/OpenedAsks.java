package org.tongban.core.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Ask;

/** Opened asks for tests of the packages that come after opening. */
public final class OpenedAsks {
  private OpenedAsks() {}

  /** An ask as if it had been verified. */
  public static OpenedAsk of(Ask ask) {
    var bytes = ask.id().toString().getBytes(StandardCharsets.US_ASCII);
    return new OpenedAsk(
        ask, new Lines(bytes, List.of()), "x".repeat(43), Suite.ES256, false, Optional.empty());
  }
}
