package org.tongban.core.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;

/**
 * What a container says of itself, in {@code proof.json}.
 *
 * @param member whose journal is quoted, and who signs
 * @param exchange that it proves; empty for an export of the journal
 * @param made by the node's clock
 * @param missing what could not be had when it was made
 * @param stamp what else belongs to it though the signed manifest doesn't name it
 */
record Statement(
    MemberCode member,
    Optional<MessageId> exchange,
    Instant made,
    Set<ProofReason> missing,
    Optional<StampDigests> stamp) {
  private static final String PROOF = "tongban-proof-1";
  private static final String EXPORT = "tongban-export-1";

  Statement {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(made, "made");
    missing = Set.copyOf(missing);
    Objects.requireNonNull(stamp, "stamp");
  }

  /** The members in META-INF that are about the time-stamp. */
  record StampDigests(Digest manifest, Digest token) {
    static StampDigests of(Stamp stamp) {
      return new StampDigests(Digest.sha256(stamp.manifest()), Digest.sha256(stamp.token()));
    }
  }

  byte[] bytes() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("format", exchange.isPresent() ? PROOF : EXPORT);
    json.put("member", member.value());
    exchange.ifPresent(id -> json.put("exchange", id.toString()));
    json.put("made", made.toString());
    var absent = json.putArray("missing");
    missing.stream().sorted().forEach(reason -> absent.add(reason.name()));
    stamp.ifPresent(
        digests ->
            json.putObject("stamp")
                .put("manifest", digests.manifest().toString())
                .put("token", digests.token().toString()));
    return StrictJson.write(json);
  }

  /**
   * Reads it in its only spelling.
   *
   * @throws ProofException {@code STATEMENT_MALFORMED}
   */
  static Statement read(byte[] bytes) {
    var statement =
        ProofException.guarded(
            ProofReason.STATEMENT_MALFORMED, () -> parse(StrictJson.parse(bytes)));
    if (!Arrays.equals(statement.bytes(), bytes)) {
      throw new ProofException(ProofReason.STATEMENT_MALFORMED);
    }
    return statement;
  }

  private static Statement parse(JsonNode json) {
    var missing = EnumSet.noneOf(ProofReason.class);
    json.get("missing").forEach(reason -> missing.add(ProofReason.valueOf(reason.textValue())));
    return new Statement(
        new MemberCode(json.get("member").textValue()),
        Optional.ofNullable(json.get("exchange")).map(id -> MessageId.parse(id.textValue())),
        Instant.parse(json.get("made").textValue()),
        missing,
        Optional.ofNullable(json.get("stamp")).map(Statement::digests));
  }

  private static StampDigests digests(JsonNode json) {
    return new StampDigests(Digests.parse(json.get("manifest")), Digests.parse(json.get("token")));
  }
}
