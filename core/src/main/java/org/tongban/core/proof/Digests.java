package org.tongban.core.proof;

import com.fasterxml.jackson.databind.JsonNode;
import org.tongban.core.message.Digest;

/** Digests as they are written in documents, such as {@code sha-256:…}. */
final class Digests {
  private static final String PREFIX = Digest.SHA_256 + ":";

  private Digests() {}

  /** Throws IllegalArgumentException for another text, a null pointer for no text. */
  static Digest parse(JsonNode json) {
    var text = json.textValue();
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a digest");
    }
    return new Digest(Digest.SHA_256, text.substring(PREFIX.length()));
  }
}
