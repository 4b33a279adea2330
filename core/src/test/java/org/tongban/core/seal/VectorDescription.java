package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;

/** Takes a golden message apart into what is written beside it. */
final class VectorDescription {
  private final VectorFolder folder;

  VectorDescription(VectorFolder folder) {
    this.folder = folder;
  }

  Function<byte[], JsonNode> ask(MemberCode from, MemberCode to, Instant at) {
    return wire -> message(wire, from, to, at, Optional.empty());
  }

  Function<byte[], JsonNode> answer(MemberCode from, MemberCode to, String ask) {
    var at = VectorMessages.ANSWERED.plusSeconds(2);
    return wire -> message(wire, from, to, at, Optional.of(ask));
  }

  JsonNode ofDirectory(byte[] wire) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("suite", folder.suite().name()).put("file", "directory.jws");
    json.put("judgedAt", VectorMessages.NOW.toString());
    signed(json, wire);
    return json;
  }

  private JsonNode message(
      byte[] wire, MemberCode from, MemberCode to, Instant at, Optional<String> ask) {
    var json = JsonNodeFactory.instance.objectNode();
    var relayed = TrailReader.isTrail(wire);
    json.put("suite", folder.suite().name());
    json.put("mediaType", relayed ? "application/vnd.tongban.relay" : "application/jose");
    json.put("deliveredBy", from.value()).put("receiver", to.value());
    json.put("judgedAt", at.toString()).put("clockSkew", 30);
    ask.ifPresent(name -> json.put("answers", name));
    json.put("wireDigest", Digest.sha256(wire).value());
    var parts = List.of(Forge.text(wire).split("~", -1));
    if (relayed) {
      var hops = json.putArray("hops");
      parts.subList(0, parts.size() - 1).forEach(hop -> signed(hops.addObject(), Forge.utf8(hop)));
    }
    sealed(json, Forge.utf8(parts.get(parts.size() - 1)));
    return json;
  }

  private void sealed(ObjectNode json, byte[] sealed) {
    if (CompactForm.parts(sealed) == CompactForm.JWS_PARTS) {
      signed(json, sealed);
      return;
    }
    var header = header(sealed);
    var name = holder(header, "-encrypt");
    var encryption = json.putObject("encryption");
    encryption.set("header", header);
    encryption.put("certificate", "keys/" + name + ".crt.pem");
    encryption.put("key", "keys/" + name + ".key.pem");
    try {
      var keys = folder.member(new MemberCode(name.substring(0, 6))).keys();
      signed(json, new Jwe(Federation.CRYPTO).decrypt(sealed, keys).signed());
    } catch (NotSealedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void signed(ObjectNode json, byte[] jws) {
    var header = header(jws);
    json.set("header", header);
    json.put("certificate", "keys/" + holder(header, "-sign") + ".crt.pem");
    json.set("claims", StrictJson.parse(Forge.decode(Forge.part(jws, 1))));
    json.put("signed", Forge.text(jws));
    json.put("digest", Digest.sha256(jws).value());
  }

  private static JsonNode header(byte[] wire) {
    return StrictJson.parse(Forge.decode(Forge.part(wire, 0)));
  }

  private String holder(JsonNode header, String use) {
    var thumbprint = header.path("x5t#S256").textValue();
    var members = VectorFolder.MEMBERS.stream().map(code -> code + use);
    return Stream.concat(members, Stream.of("operator"))
        .filter(name -> thumbprint(name).equals(thumbprint))
        .findFirst()
        .orElseThrow();
  }

  private String thumbprint(String name) {
    return CertifiedKey.thumbprintOf(KeyFiles.certificate(folder.pair(name).certificate()));
  }
}
