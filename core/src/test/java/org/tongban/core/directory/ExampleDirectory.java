package org.tongban.core.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.core.seal.DemonstrationKey;

/** A good directory of three members as a tree that a test can spoil in one place. */
public final class ExampleDirectory {
  public static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
  public static final MemberCode QINGPU = new MemberCode("310118");
  public static final MemberCode WUJIANG = new MemberCode("320509");
  public static final MemberCode JIASHAN = new MemberCode("330421");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DemonstrationAuthority AUTHORITY = DemonstrationAuthority.create(CLOCK, 30);
  private static final ObjectNode GOOD = good();

  private ExampleDirectory() {}

  /** A fresh copy. */
  public static ObjectNode tree() {
    return GOOD.deepCopy();
  }

  /** The directory itself. */
  public static Directory directory() {
    return Directory.parse(bytes(GOOD));
  }

  /** Adds a member that relays to those below its prefix. */
  public static void addRelay(ObjectNode tree, MemberCode code, String prefix) {
    var member = member(code, "11310199000000019K").put("relay", true);
    member.putArray("prefixes").add(prefix);
    tree.withArray("members").add(member);
  }

  static byte[] bytes(JsonNode tree) {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String base64(DemonstrationKey key) {
    try {
      return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static DemonstrationKey newKey(KeyUse use) {
    return AUTHORITY.issue(QINGPU, use);
  }

  private static ObjectNode good() {
    var root = MAPPER.createObjectNode();
    root.put("federation", "example").put("version", 7);
    root.put("issued", "2026-11-22T00:00:00Z").put("expires", "2026-12-22T00:00:00Z");
    var members = root.putArray("members");
    members.add(member(QINGPU, "11310199000000019K"));
    members.add(member(WUJIANG, "113205990000000277"));
    members.add(member(JIASHAN, "113304990000000351"));
    var agreement = root.putArray("agreements").addObject();
    agreement.put("id", "care-2026");
    agreement.putArray("parties").add("310118").add("330421");
    agreement.putArray("services").add("eldercare.assessment");
    agreement.putArray("purposes").add("ELDERCARE_ADMISSION");
    agreement.put("from", "2026-01-01").put("to", "2026-12-31");
    return root;
  }

  private static ObjectNode member(MemberCode code, String creditCode) {
    var member = MAPPER.createObjectNode();
    member.put("code", code.value());
    member.putObject("name").put("zh", "民政局").put("en", "Civil Affairs Bureau");
    member.put("creditCode", creditCode);
    member.putArray("prefixes").add(code.value());
    member.putArray("endpoints").add("https://localhost:9441");
    member.put("status", "active");
    var service = member.putArray("services").addObject();
    service.put("id", "eldercare.assessment").putArray("versions").add("1.0").add("1.2");
    keys(member.putArray("keys"), code);
    return member;
  }

  private static void keys(ArrayNode keys, MemberCode code) {
    for (var use : KeyUse.values()) {
      var key = keys.addObject();
      key.put("use", use.code()).put("suite", "ES256");
      key.put("certificate", base64(AUTHORITY.issue(code, use)));
      key.put("from", "2026-11-22T02:00:00Z").put("to", "2026-12-01T00:00:00Z");
    }
  }
}
