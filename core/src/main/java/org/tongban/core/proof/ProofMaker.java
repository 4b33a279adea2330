package org.tongban.core.proof;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.EvidenceKey;

/**
 * Makes the proof of an exchange: an ASiC-E container with CAdES (ETSI EN 319 162-1), signed with a
 * key of the node.
 */
public final class ProofMaker {
  static final String MANIFEST = Container.META_INF + "ASiCManifest001.xml";
  static final String SIGNATURE = Container.META_INF + "signature001.p7s";

  private final Clock clock;

  public ProofMaker(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The file.
   *
   * @param key of the suite that was asked in
   */
  public byte[] make(ProofContent content, EvidenceKey key) {
    // CMS states whole seconds
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var statement =
        new Statement(
            content.member(),
            Optional.of(content.exchange()),
            now,
            content.missing(),
            content.stamp().map(Statement.StampDigests::of));
    var members = signed(statement, content.members(), key);
    content
        .stamp()
        .ifPresent(
            stamp -> {
              members.put(Stamp.MANIFEST, stamp.manifest());
              members.put(Stamp.TOKEN, stamp.token());
            });
    return Container.of(members).bytes();
  }

  /**
   * An export of the journal, signed in the same way.
   *
   * @param content the members that the signed manifest names: the export, the directory as {@code
   *     directory.jws}, and what belongs to the key
   */
  public byte[] export(MemberCode member, Map<String, byte[]> content, EvidenceKey key) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var statement = new Statement(member, Optional.empty(), now, Set.of(), Optional.empty());
    return Container.of(signed(statement, content, key)).bytes();
  }

  private static Map<String, byte[]> signed(
      Statement statement, Map<String, byte[]> content, EvidenceKey key) {
    var members = new LinkedHashMap<String, byte[]>();
    members.put(ProofContent.STATEMENT, statement.bytes());
    members.putAll(content);
    var manifest = manifest(members).bytes();
    members.put(MANIFEST, manifest);
    members.put(SIGNATURE, CadesSignature.sign(manifest, key, statement.made()));
    return members;
  }

  private static AsicManifest manifest(Map<String, byte[]> members) {
    var references = new ArrayList<AsicManifest.Reference>();
    members.forEach(
        (name, bytes) ->
            references.add(
                new AsicManifest.Reference(name, mediaType(name), Digest.sha256(bytes))));
    return new AsicManifest(SIGNATURE, AsicManifest.PKCS7, references);
  }

  private static String mediaType(String name) {
    var suffix = name.substring(name.lastIndexOf('.') + 1);
    return switch (suffix) {
      case "jws" -> "application/jose";
      case "json" -> "application/json";
      case "pem" -> "application/pem-certificate-chain";
      case "note" -> "text/plain";
      case "crl" -> "application/pkix-crl";
      case "ocsp" -> "application/ocsp-response";
      case "csv" -> "text/csv";
      case "yaml" -> "application/yaml";
      default -> "application/octet-stream";
    };
  }
}
