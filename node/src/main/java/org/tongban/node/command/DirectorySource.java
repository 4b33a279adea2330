package org.tongban.node.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocuments;

/**
 * The directory as a person writes it, turned into the document that is signed: certificates are
 * embedded in place of their file names, {@code validDays} becomes {@code issued} and {@code
 * expires}.
 */
final class DirectorySource {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int MOST_DAYS = 730;

  private final Path certificates;
  private final Clock clock;
  private final List<Violation> problems = new ArrayList<>();

  DirectorySource(Path certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /** The YAML's tree; throws {@link JsonProcessingException} when it is none. */
  static JsonNode read(Path yaml) throws IOException {
    return YAML.readTree(Files.readString(yaml));
  }

  /** Every problem of the last {@link #document}, in both forms of the directory. */
  List<Violation> problems() {
    return List.copyOf(problems);
  }

  /**
   * The JSON to be signed; good only when {@link #problems} is empty afterwards.
   *
   * @param endpoints new addresses by member code, in place of those in the file
   * @param leastVersion the version is raised to this where the file's is lower
   */
  byte[] document(JsonNode source, Map<String, URI> endpoints, long leastVersion) {
    problems.clear();
    if (!(source instanceof ObjectNode root)) {
      problems.add(new Violation("", "must be a mapping"));
      return new byte[0];
    }
    root = root.deepCopy();
    dates(root);
    if (root.path("version").asLong(0) < leastVersion && root.path("version").isIntegralNumber()) {
      root.put("version", leastVersion);
    }
    for (int i = 0; i < root.path("members").size(); i++) {
      if (root.get("members").get(i) instanceof ObjectNode member) {
        member(member, "/members/" + i, endpoints);
      }
    }
    unknown(root, endpoints);
    var json = StrictJson.write(root);
    parse(json);
    return json;
  }

  private void dates(ObjectNode root) {
    var days = root.remove("validDays");
    if (days == null || !days.isInt() || days.intValue() < 1 || days.intValue() > MOST_DAYS) {
      problems.add(new Violation("/validDays", "must be a whole number from 1 to " + MOST_DAYS));
      return;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    root.put("issued", now.toString());
    root.put("expires", now.plus(Duration.ofDays(days.intValue())).toString());
  }

  private void member(ObjectNode member, String at, Map<String, URI> endpoints) {
    var endpoint = endpoints.get(member.path("code").asText());
    if (endpoint != null) {
      member.putArray("endpoints").add(endpoint.toString());
    }
    for (int i = 0; i < member.path("keys").size(); i++) {
      if (member.get("keys").get(i) instanceof ObjectNode key) {
        key(key, at + "/keys/" + i);
      }
    }
  }

  private void key(ObjectNode key, String at) {
    if (!key.path("certificate").isTextual()) {
      return; // the directory's own reader says so
    }
    if (!key.has("suite")) {
      key.put("suite", "ES256");
    }
    var file = certificates.resolve(key.get("certificate").textValue());
    try {
      var certificate = SignedDocuments.operatorCertificate(file);
      key.put("certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()));
      if (!key.has("from")) {
        key.put("from", certificate.getNotBefore().toInstant().toString());
      }
      if (!key.has("to")) {
        key.put("to", certificate.getNotAfter().toInstant().toString());
      }
    } catch (KeyFileException | CertificateEncodingException e) {
      problems.add(new Violation(at + "/certificate", e.getMessage()));
    }
  }

  private void unknown(ObjectNode root, Map<String, URI> endpoints) {
    var codes = root.path("members").findValuesAsText("code");
    endpoints.keySet().stream()
        .filter(code -> !codes.contains(code))
        .forEach(
            code ->
                problems.add(
                    new Violation(
                        "/members", "no member " + code + ", which is given an endpoint")));
  }

  /** Adds what the node's own reader finds, except below a place that is named already. */
  private void parse(byte[] json) {
    try {
      Directory.parse(json);
    } catch (DirectoryException e) {
      var named = List.copyOf(problems);
      e.problems().stream()
          .filter(found -> named.stream().noneMatch(known -> covers(known, found)))
          .forEach(problems::add);
    }
  }

  private static boolean covers(Violation known, Violation found) {
    if (known.pointer().equals("/validDays")) {
      return found.pointer().equals("/issued") || found.pointer().equals("/expires");
    }
    if (known.pointer().endsWith("/certificate")) {
      var key = known.pointer().substring(0, known.pointer().lastIndexOf('/'));
      return found.pointer().startsWith(key + "/");
    }
    return false;
  }
}
