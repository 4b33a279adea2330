package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;

/**
 * The only headers of a JWE that are accepted, one for each suite, checked before the library reads
 * them: its parser answers some headers that anybody can write with exceptions that it does not
 * declare.
 */
final class JweProfile {
  static final String CONTENT = "JWT";

  private static final Set<String> SM2_HEADER = Set.of("alg", "enc", "cty", "x5t#S256");
  private static final Set<String> ES256_HEADER = Set.of("alg", "enc", "cty", "x5t#S256", "epk");
  private static final Set<String> EPHEMERAL = Set.of("kty", "crv", "x", "y");
  private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final JsonNode header;

  private JweProfile(JsonNode header) {
    this.header = header;
  }

  /**
   * Reads a header.
   *
   * @param part the first part of the compact form
   */
  static JweProfile of(String part) throws NotSealedException {
    try {
      return new JweProfile(StrictJson.parse(new Base64URL(part).decode()));
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("the JWE header can't be read");
    }
  }

  /** Thumbprint of the certificate that it is encrypted to, or empty. */
  String thumbprint() {
    return header.path("x5t#S256").asText();
  }

  void check(Suite suite) throws NotSealedException {
    if (!is(header, "cty", CONTENT) || !(suite == Suite.SM2 ? isSm2() : isEs256())) {
      throw new NotSealedException("JWE header outside the profile of the key's suite");
    }
  }

  private boolean isSm2() {
    return names(header).equals(SM2_HEADER)
        && is(header, "alg", SuiteNames.SM2_ENCRYPTION)
        && is(header, "enc", SuiteNames.SM4_GCM);
  }

  private boolean isEs256() {
    var epk = header.path("epk");
    return names(header).equals(ES256_HEADER)
        && is(header, "alg", "ECDH-ES")
        && is(header, "enc", "A256GCM")
        && names(epk).equals(EPHEMERAL)
        && is(epk, "kty", "EC")
        && is(epk, "crv", "P-256")
        && isCoordinate(epk.path("x"))
        && isCoordinate(epk.path("y"));
  }

  private static Set<String> names(JsonNode node) {
    var names = new HashSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean is(JsonNode node, String name, String value) {
    return value.equals(node.path(name).textValue());
  }

  private static boolean isCoordinate(JsonNode node) {
    return node.isTextual() && COORDINATE.matcher(node.textValue()).matches();
  }
}
