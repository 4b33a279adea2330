package org.tongban.core.seal;

import static org.tongban.core.seal.VectorFolder.JIASHAN;
import static org.tongban.core.seal.VectorFolder.QINGPU;
import static org.tongban.core.seal.VectorFolder.SUZHOU;
import static org.tongban.core.seal.VectorFolder.WUJIANG;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Locale;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;

/** The directory of the golden messages. 嘉善 reaches 吴江 over 苏州, 青浦 reaches it directly. */
final class VectorDirectory {
  private final VectorFolder folder;

  private VectorDirectory(VectorFolder folder) {
    this.folder = folder;
  }

  static byte[] json(VectorFolder folder) {
    return new VectorDirectory(folder).json();
  }

  private byte[] json() {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("federation", "vectors").put("version", 1);
    root.put("issued", "2026-11-22T00:00:00Z").put("expires", "2027-02-20T00:00:00Z");
    var members = root.putArray("members");
    member(members, QINGPU, "上海市青浦区民政局", "Qingpu", "11310199000000019K");
    member(members, SUZHOU, "苏州市民政局", "Suzhou", "11320599000000051P").put("relay", true);
    via(member(members, WUJIANG, "苏州市吴江区民政局", "Wujiang", "113205990000000277"));
    member(members, JIASHAN, "嘉善县民政局", "Jiashan", "113304990000000351");
    agreement(root.putArray("agreements").addObject());
    return StrictJson.write(root);
  }

  private ObjectNode member(
      ArrayNode members, MemberCode code, String zh, String en, String credit) {
    var member = members.addObject();
    member.put("code", code.value());
    member.putObject("name").put("zh", zh).put("en", en + " Civil Affairs Bureau");
    member.put("creditCode", credit);
    // a relay holds a shorter prefix than those behind it
    member.putArray("prefixes").add(code.equals(SUZHOU) ? "3205" : code.value());
    member.putArray("endpoints").add("https://" + code + ".example/peer/v1/messages");
    member.put("status", "active");
    var services = member.putArray("services");
    for (var id : new String[] {"assistance.status", "eldercare.assessment"}) {
      services.addObject().put("id", id).putArray("versions").add("1.0");
    }
    var keys = member.putArray("keys");
    key(keys, code, KeyUse.SIGN);
    key(keys, code, KeyUse.ENCRYPT);
    return member;
  }

  private static void via(ObjectNode member) {
    var via = member.putObject("via").put("relay", SUZHOU.value());
    via.putArray("askers").add(JIASHAN.value());
  }

  private void key(ArrayNode keys, MemberCode code, KeyUse use) {
    var name = code + "-" + use.name().toLowerCase(Locale.ROOT);
    var certificate = KeyFiles.certificate(folder.pair(name).certificate());
    try {
      keys.addObject()
          .put("use", use.code())
          .put("suite", folder.suite().name())
          .put("certificate", Base64.getEncoder().encodeToString(certificate.getEncoded()))
          .put("from", "2026-11-22T01:55:00Z")
          .put("to", "2027-11-22T00:00:00Z");
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void agreement(ObjectNode agreement) {
    agreement.put("id", "example-care-2026");
    agreement.putArray("parties").add(QINGPU.value()).add(WUJIANG.value());
    agreement.putArray("services").add("eldercare.assessment");
    agreement.putArray("purposes").add("CARE_ADMISSION");
    agreement.put("from", "2026-01-01").put("to", "2027-12-31");
  }
}
