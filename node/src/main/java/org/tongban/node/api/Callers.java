package org.tongban.node.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Actor;
import org.tongban.node.settings.ApiSettings;

/** Knows local callers by the SHA-256 hash of their bearer token (RFC 6750). */
public final class Callers {
  private static final int HASH_LENGTH = 32;

  private record Known(byte[] hash, Actor actor) {}

  private final List<Known> known;

  private Callers(List<Known> known) {
    this.known = List.copyOf(known);
  }

  /**
   * Reads the hash of each caller's token.
   *
   * @throws IOException when a file is missing
   * @throws IllegalArgumentException when one doesn't hold 64 hexadecimal digits
   */
  public static Callers load(List<ApiSettings.Caller> callers) throws IOException {
    var known = new ArrayList<Known>();
    for (var caller : callers) {
      var text = Files.readString(caller.tokenFile(), StandardCharsets.US_ASCII).strip();
      var hash = HexFormat.of().parseHex(text);
      if (hash.length != HASH_LENGTH) {
        throw new IllegalArgumentException(
            caller.tokenFile() + " must hold the SHA-256 hash of a token, 64 hexadecimal digits");
      }
      known.add(new Known(hash, new Actor(caller.name(), caller.unit(), caller.operator())));
    }
    return new Callers(known);
  }

  /** The caller with this token; compares every hash in constant time. */
  Optional<Actor> withToken(String token) {
    var hash = sha256(token.getBytes(StandardCharsets.UTF_8));
    Actor found = null;
    for (var one : known) {
      if (MessageDigest.isEqual(one.hash(), hash)) {
        found = one.actor();
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
