package org.tongban.node.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.message.Slip;
import org.tongban.core.proof.Anchors;
import org.tongban.core.proof.ProofVerifier;
import org.tongban.core.proof.ProofWords;
import org.tongban.core.proof.SlipVerifier;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.settings.RevocationSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.StampSettings;

/** What the node checks for strangers, by whom it believes itself. */
public final class PublicChecks {
  private final Settings settings;
  private final Supplier<TrustedDirectory> directory;
  private final CryptoProvider crypto;
  private final Clock clock;

  /**
   * @param directory the one that is held
   */
  public PublicChecks(
      Settings settings, Supplier<TrustedDirectory> directory, CryptoProvider crypto, Clock clock) {
    this.clock = clock;
    this.settings = settings;
    this.directory = directory;
    this.crypto = crypto;
  }

  JsonNode slip(byte[] code) {
    var report = new SlipVerifier(crypto).verify(code, directory.get());
    var json = JsonNodeFactory.instance.objectNode();
    // what was altered or forged is not repeated as if it said something
    report.slip().filter(any -> report.good()).ifPresent(slip -> json.set("slip", json(slip)));
    var results = json.putArray("results");
    for (var result : report.results()) {
      results
          .addObject()
          .put("check", result.check().name())
          .put("state", result.state().name())
          .put("reason", result.reason().name());
    }
    return json;
  }

  private static ObjectNode json(Slip slip) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("iss", slip.issuer().value())
        .put("iat", slip.issuedAt().getEpochSecond())
        .put("exc", slip.exchange().toString())
        .put("ask", slip.asker().value())
        .put("ans", slip.answerer().value())
        .put("svc", slip.service().value())
        .put("pur", slip.purpose().code())
        .put("out", slip.outcome().name())
        .put("at", slip.answeredAt().getEpochSecond())
        .put("dig", slip.answer().value());
  }

  /** What is found of a proof, each check in words of that language. */
  public JsonNode proof(byte[] file, Locale locale) {
    var words = ProofWords.of(locale);
    var report = new ProofVerifier(crypto, anchors(), clock).verify(file);
    var json = JsonNodeFactory.instance.objectNode();
    json.put("good", report.good());
    json.put("verdict", words.verdict(report));
    var checks = json.putArray("checks");
    for (var result : report.results()) {
      checks
          .addObject()
          .put("check", result.check().name())
          .put("name", words.check(result.check()))
          .put("state", result.state().name())
          .put("reason", result.reason().name())
          .put("text", words.found(result));
    }
    return json;
  }

  /** Read each time, so that certificates can be exchanged while the node runs. */
  private Anchors anchors() {
    var federation = settings.federation();
    return new Anchors(
        certificates(List.of(federation.operator())),
        certificates(
            federation.revocation().map(RevocationSettings::authorities).orElse(List.of())),
        certificates(
            settings.journal().stamps().map(StampSettings::authorities).orElse(List.of())));
  }

  private static List<X509Certificate> certificates(List<Path> files) {
    var found = new ArrayList<X509Certificate>();
    for (var file : files) {
      try {
        found.add(CertificateReader.read(Files.readAllBytes(file)));
      } catch (IOException | CertificateException e) {
        throw new RefusedException(Reason.BUSY, "a certificate of the settings can't be read");
      }
    }
    return found;
  }
}
