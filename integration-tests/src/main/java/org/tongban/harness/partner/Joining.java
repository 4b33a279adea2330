package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.directory.Via;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.harness.scenario.PartnerScript;

/** Puts simulated regions into a federation's directory, in its operator's name. */
public final class Joining {
  private final SignedDocuments documents;
  private final KeyPairFiles operator;
  private final PartnerFiles files;
  private final Clock clock;

  public Joining(
      SignedDocuments documents, KeyPairFiles operator, PartnerFiles files, Clock clock) {
    this.documents = Objects.requireNonNull(documents, "documents");
    this.operator = Objects.requireNonNull(operator, "operator");
    this.files = Objects.requireNonNull(files, "files");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The directory with the partners in it, one version higher; a member of the same code gives way.
   *
   * @param signed a directory of that operator
   * @param endpoints where each partner listens
   * @throws org.tongban.core.seal.SignedDocumentException when it is not this operator's
   * @throws org.tongban.core.directory.DirectoryException when a partner doesn't fit into it
   */
  public byte[] join(byte[] signed, List<PartnerScript> partners, Map<MemberCode, URI> endpoints) {
    var signer = SignedDocuments.operatorCertificate(operator.certificate());
    documents.openDirectory(signed, signer, clock.instant());
    var payload = new String(signed, StandardCharsets.US_ASCII).split("\\.", -1)[1];
    var root = (ObjectNode) StrictJson.parse(Base64.getUrlDecoder().decode(payload));
    root.put("version", root.get("version").longValue() + 1);
    root.put("issued", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    var members = JsonNodeFactory.instance.arrayNode();
    var codes = partners.stream().map(partner -> partner.code().value()).toList();
    for (var member : root.get("members")) {
      if (!codes.contains(member.path("code").asText())) {
        members.add(member);
      }
    }
    partners.forEach(partner -> member(members, partner, endpoints.get(partner.code())));
    root.set("members", members);
    var joined = documents.signDirectory(StrictJson.write(root), operator);
    // what no node would take is found here
    documents.openDirectory(joined, signer, clock.instant());
    return joined;
  }

  private void member(ArrayNode members, PartnerScript partner, URI endpoint) {
    var member = members.addObject();
    member.put("code", partner.code().value());
    member.putObject("name").put("zh", partner.name().zh()).put("en", partner.name().en());
    member.put("creditCode", partner.creditCode());
    partner.prefixes().forEach(member.putArray("prefixes")::add);
    way(member, partner);
    member.putArray("endpoints").add(endpoint.toString());
    member.put("status", "active");
    var services = member.putArray("services");
    partner
        .services()
        .forEach(
            (id, versions) -> {
              var service = services.addObject().put("id", id.value());
              var list = service.putArray("versions");
              versions.forEach(version -> list.add(version.toString()));
            });
    var keys = member.putArray("keys");
    for (var suite : partner.suites()) {
      key(keys, partner.code(), KeyUse.SIGN, suite);
      key(keys, partner.code(), KeyUse.ENCRYPT, suite);
    }
    key(keys, partner.code(), KeyUse.TLS, Suite.ES256);
    // as a directory has it of whoever has renewed: the key before, in its time
    var before = files.expired(partner.code()).certificate();
    if (Files.exists(before)) {
      key(keys, KeyUse.TLS, Suite.ES256, before);
    }
  }

  private static void way(ObjectNode member, PartnerScript partner) {
    if (!partner.relays().isEmpty()) {
      member.put("relay", true);
    }
    partner.via().ifPresent(via -> way(member.putObject("via"), via));
  }

  private static void way(ObjectNode way, Via via) {
    way.put("relay", via.relay().value());
    via.askers()
        .ifPresent(
            askers ->
                askers.stream()
                    .map(MemberCode::value)
                    .sorted()
                    .forEach(way.putArray("askers")::add));
  }

  private void key(ArrayNode keys, MemberCode partner, KeyUse use, Suite suite) {
    key(keys, use, suite, files.pair(partner, use, suite).certificate());
  }

  private static void key(ArrayNode keys, KeyUse use, Suite suite, Path file) {
    var certificate = SignedDocuments.operatorCertificate(file);
    keys.addObject()
        .put("use", use.code())
        .put("suite", suite.name())
        .put("certificate", der(certificate))
        .put("from", certificate.getNotBefore().toInstant().toString())
        .put("to", certificate.getNotAfter().toInstant().toString());
  }

  private static String der(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate without a DER form", e);
    }
  }
}
