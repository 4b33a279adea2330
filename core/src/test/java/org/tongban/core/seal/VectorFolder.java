package org.tongban.core.seal;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

/** The golden messages of one suite as they lie in {@code integration-tests/vectors}. */
final class VectorFolder {
  static final MemberCode QINGPU = new MemberCode("310118");
  static final MemberCode SUZHOU = new MemberCode("320500");
  static final MemberCode WUJIANG = new MemberCode("320509");
  static final MemberCode JIASHAN = new MemberCode("330421");
  static final List<MemberCode> MEMBERS = List.of(QINGPU, SUZHOU, WUJIANG, JIASHAN);

  private static final Path ALL = Path.of("../integration-tests/vectors");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Suite suite;
  private final Map<MemberCode, VectorMember> members = new TreeMap<>();

  VectorFolder(Suite suite) {
    this.suite = suite;
  }

  Suite suite() {
    return suite;
  }

  Path path() {
    return ALL.resolve(suite.name().toLowerCase(Locale.ROOT));
  }

  /** Keys that everybody has. */
  Path keys() {
    return path().resolve("keys");
  }

  KeyPairFiles pair(String name) {
    return new KeyPairFiles(keys().resolve(name + ".key.pem"), keys().resolve(name + ".crt.pem"));
  }

  VectorMember member(MemberCode code) {
    return members.computeIfAbsent(code, missing -> new VectorMember(missing, this));
  }

  VectorMember member(JsonNode code) {
    return member(new MemberCode(code.textValue()));
  }

  /** The operator's word on the members, as the golden directory has it. */
  TrustedDirectory directory() {
    var operator = SignedDocuments.operatorCertificate(pair("operator").certificate());
    return new SignedDocuments(Federation.CRYPTO)
        .openDirectory(wire("directory"), operator, VectorMessages.NOW);
  }

  boolean has(String name) {
    return Files.exists(wireFile(name));
  }

  Path wireFile(String name) {
    if (name.equals("directory")) {
      return path().resolve("directory.jws");
    }
    return path().resolve(name + (name.startsWith("relayed-") ? ".relay" : ".jose"));
  }

  /** Exactly the bytes on the wire. */
  byte[] wire(String name) {
    return read(wireFile(name));
  }

  JsonNode description(String name) {
    try {
      return JSON.readTree(read(path().resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, byte[] wire, JsonNode description) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      Files.write(wireFile(name), wire);
      var text = JSON.writer(printer).writeValueAsString(description) + "\n";
      Files.writeString(path().resolve(name + ".json"), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An ask of these as its asker has it, for what came back to be held against. */
  SealedAsk sent(String name) {
    var description = description(name);
    var signed = signed(Forge.utf8(description.path("signed").textValue()));
    var wire = wire(name);
    if (!TrailReader.isTrail(wire)) {
      var encrypted = CompactForm.parts(wire) == CompactForm.JWE_PARTS;
      return new SealedAsk(signed, wire, encrypted);
    }
    return new SealedAsk(signed, trail(wire), List.of(SUZHOU));
  }

  SignedAsk signed(byte[] jws) {
    try {
      var ask = AskClaims.read(Forge.decode(Forge.part(jws, 1)), List.of());
      return new SignedAsk(ask, new Lines(jws, List.of()), suite);
    } catch (NotSealedException e) {
      throw new IllegalStateException(e);
    }
  }

  Trail trail(byte[] wire) {
    try {
      return new TrailReader(member(WUJIANG).envelopes(VectorMessages.NOW)).read(wire);
    } catch (NotSealedException | Envelopes.UnverifiedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
