package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/** The tree over the items of a message, as RFC 9162 §2.1.1 defines it, with the JDK's SHA-256. */
public final class RawTree {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private RawTree() {}

  /** The hash of one item, base64url. */
  public static String leaf(byte[] line) {
    return Forgery.encode(hash(LEAF, line));
  }

  /** The hash over all of them, base64url; of none, that of nothing. */
  public static String root(List<byte[]> lines) {
    return Forgery.encode(lines.isEmpty() ? hash() : over(lines));
  }

  /** What a message says of its items. */
  public static void commit(ObjectNode claims, List<byte[]> lines) {
    claims
        .putObject("items")
        .put("count", lines.size())
        .putObject("root")
        .put("alg", "sha-256")
        .put("value", root(lines));
  }

  private static byte[] over(List<byte[]> lines) {
    if (lines.size() == 1) {
      return hash(LEAF, lines.get(0));
    }
    int left = Integer.highestOneBit(lines.size() - 1);
    return hash(NODE, over(lines.subList(0, left)), over(lines.subList(left, lines.size())));
  }

  private static byte[] hash(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
