package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongban.core.message.StrictJson;

/**
 * The only header of a JWE that is accepted, checked before the library reads it: its parser
 * answers some headers that anybody can write with exceptions that it does not declare.
 */
final class JweProfile {
  private static final Set<String> HEADER = Set.of("alg", "enc", "cty", "x5t#S256", "epk");
  private static final Set<String> EPHEMERAL = Set.of("kty", "crv", "x", "y");
  private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private JweProfile() {}

  static void check(String header, String thumbprint) throws NotSealedException {
    var node = parse(header);
    var epk = node.path("epk");
    if (!names(node).equals(HEADER)
        || !is(node, "alg", "ECDH-ES")
        || !is(node, "enc", "A256GCM")
        || !is(node, "cty", "JWT")
        || !names(epk).equals(EPHEMERAL)
        || !is(epk, "kty", "EC")
        || !is(epk, "crv", "P-256")
        || !isCoordinate(epk.path("x"))
        || !isCoordinate(epk.path("y"))) {
      throw new NotSealedException("JWE header outside the profile");
    }
    if (!is(node, "x5t#S256", thumbprint)) {
      throw new NotSealedException("encrypted to another key");
    }
  }

  private static JsonNode parse(String header) throws NotSealedException {
    try {
      return StrictJson.parse(new Base64URL(header).decode());
    } catch (IllegalArgumentException e) {
      throw new NotSealedException("the JWE header can't be read");
    }
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
