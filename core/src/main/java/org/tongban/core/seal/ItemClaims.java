package org.tongban.core.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.AskItem;
import org.tongban.core.message.Basis;
import org.tongban.core.message.Digest;
import org.tongban.core.message.ItemTree;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;

/**
 * The items of a message, as PROTOCOL.md lists their members. Each has a salt, or whoever sees the
 * hash of a neighbour in an item's path could find its identity number by trying all there are.
 */
final class ItemClaims {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT = 16;
  private static final int SALT_LETTERS = 22;

  private ItemClaims() {}

  static List<byte[]> asks(List<AskItem> items) {
    var salts = new Salts(items.size());
    return items.stream().map(item -> write(item, salts.next())).toList();
  }

  static List<byte[]> answers(List<AnswerItem> items) {
    var salts = new Salts(items.size());
    return items.stream().map(item -> write(item, salts.next())).toList();
  }

  private static byte[] write(AskItem item, ObjectNode claims) {
    item.basis().ifPresent(basis -> claims.set("basis", AskClaims.basis(basis)));
    item.caseNumber().ifPresent(number -> claims.put("case", number));
    claims.set("body", item.body());
    return StrictJson.write(claims);
  }

  private static byte[] write(AnswerItem item, ObjectNode claims) {
    claims.set("ask", DigestClaim.write(item.ask()));
    claims.put("outcome", item.outcome().name());
    item.reason().ifPresent(reason -> claims.put("reason", reason));
    item.asOf().ifPresent(asOf -> claims.put("asOf", asOf.toString()));
    claims.set("missing", AnswerClaims.missing(item.missing()));
    item.body().ifPresent(body -> claims.set("body", body));
    return StrictJson.write(claims);
  }

  /** The randomness of a whole message, asked for at once. */
  private static final class Salts {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] all;
    private int used;

    Salts(int items) {
      all = new byte[SALT * items];
      RANDOM.nextBytes(all);
    }

    /** The claims of the next item, its salt the first of them. */
    ObjectNode next() {
      var salt = Arrays.copyOfRange(all, used, used + SALT);
      used += SALT;
      return JsonNodeFactory.instance.objectNode().put("salt", BASE64.encodeToString(salt));
    }
  }

  /** What the signed part says of the items. */
  static ObjectNode commitment(List<byte[]> lines) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims.put("count", lines.size());
    claims.set("root", DigestClaim.write(ItemTree.over(lines).root()));
    return claims;
  }

  /** That the lines are the items that the signed part speaks of, all of them. */
  static void check(Claims claims, List<byte[]> lines) throws NotSealedException {
    if (claims.member("items").isPresent() == lines.isEmpty()) {
      throw new NotSealedException("items without their root, or a root without items");
    }
    if (lines.isEmpty()) {
      return;
    }
    var said = commitment(claims);
    if (said.count() != lines.size() || !ItemTree.over(lines).root().equals(said.root())) {
      throw new NotSealedException("the items are not those that were signed");
    }
  }

  /** How many items were signed, and the root over them. */
  record Commitment(int count, Digest root) {}

  static Commitment commitment(Claims claims) throws NotSealedException {
    var said = claims.object("items");
    var count =
        said.member("count")
            .filter(node -> node.isIntegralNumber() && node.canConvertToInt())
            .orElseThrow(() -> new NotSealedException("items without their number"));
    var commitment = new Commitment(count.intValue(), DigestClaim.read(said.object("root")));
    said.allRead();
    return commitment;
  }

  /** Whether the items that came are those that were signed. */
  interface Check {
    void of(Claims claims, List<byte[]> lines) throws NotSealedException;
  }

  static List<AskItem> readAsks(List<byte[]> lines) throws NotSealedException {
    var items = new ArrayList<AskItem>();
    for (var line : lines) {
      var claims = opened(line);
      var basis =
          claims.member("basis").isPresent()
              ? Optional.of(AskClaims.readBasis(claims.object("basis")))
              : Optional.<Basis>empty();
      items.add(
          new AskItem(
              basis, AskClaims.bounded(claims.optionalText("case")), AskClaims.body(claims)));
      claims.allRead();
    }
    return items;
  }

  static List<AnswerItem> readAnswers(List<byte[]> lines) throws NotSealedException {
    var items = new ArrayList<AnswerItem>();
    for (var line : lines) {
      var claims = opened(line);
      items.add(
          new AnswerItem(
              DigestClaim.read(claims.object("ask")),
              Outcome.valueOf(claims.text("outcome")),
              AnswerClaims.code(claims.optionalText("reason")),
              claims.optionalText("asOf").map(ItemClaims::time),
              AnswerClaims.missing(claims.member("missing")),
              AnswerClaims.body(claims.member("body"))));
      claims.allRead();
    }
    return items;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }

  private static Claims opened(byte[] line) throws NotSealedException {
    var claims = Claims.of(line);
    if (claims.text("salt").length() != SALT_LETTERS) {
      throw new NotSealedException("an item without its salt");
    }
    return claims;
  }
}
