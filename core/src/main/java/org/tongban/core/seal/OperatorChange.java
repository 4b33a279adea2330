package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.message.StrictJson;

/**
 * The federation operator's word about its own next key, signed with the one before.
 *
 * @param federation name of the trust domain
 * @param number from 1, one higher in each later change of the federation
 * @param certificate of the key that may sign directory and catalogue, too
 * @param from when the new key begins to be believed; inclusive
 * @param until when the key that signs this ceases to be; exclusive, not before {@code from}
 */
public record OperatorChange(
    String federation, long number, X509Certificate certificate, Instant from, Instant until) {
  private static final Set<String> KEYS =
      Set.of("federation", "number", "certificate", "from", "until");

  public OperatorChange {
    Objects.requireNonNull(federation, "federation");
    check(federation.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), "federation: a plain name");
    check(number >= 1, "number: a whole number from 1");
    check(CertificateReader.suite(certificate).isPresent(), "certificate: on a curve of a suite");
    check(!until.isBefore(from), "until: not before from, or nobody could sign between them");
  }

  private static void check(boolean good, String rule) {
    if (!good) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** Throws SignedDocumentException when it is anything else. */
  static OperatorChange parse(byte[] json) {
    try {
      var document = StrictJson.parse(json);
      var names = new HashSet<String>();
      document.fieldNames().forEachRemaining(names::add);
      check(names.equals(KEYS), "exactly the members " + KEYS);
      var number = document.get("number");
      check(number.isIntegralNumber() && number.canConvertToLong(), "number: a whole number");
      return new OperatorChange(
          text(document, "federation"),
          number.longValue(),
          certificate(text(document, "certificate")),
          time(document, "from"),
          time(document, "until"));
    } catch (IllegalArgumentException e) {
      throw new SignedDocumentException("the operator's change has faults: " + e.getMessage());
    }
  }

  private static X509Certificate certificate(String base64) {
    try {
      return CertificateReader.read(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException | CertificateException e) {
      // not the message of the cause: it repeats what could not be read
      throw new IllegalArgumentException("certificate: base64 of one X.509 certificate");
    }
  }

  private static Instant time(JsonNode document, String name) {
    try {
      return Instant.parse(text(document, name));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + ": a time such as 2026-11-22T00:00:00Z");
    }
  }

  private static String text(JsonNode document, String name) {
    var value = document.get(name);
    check(value.isTextual(), name + ": a text");
    return value.textValue();
  }

  byte[] json() {
    var document = JsonNodeFactory.instance.objectNode();
    document.put("federation", federation).put("number", number);
    try {
      document.put("certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without a DER form", e);
    }
    document.put("from", from.toString()).put("until", until.toString());
    return StrictJson.write(document);
  }
}
