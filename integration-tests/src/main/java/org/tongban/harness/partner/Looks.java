package org.tongban.harness.partner;

import java.util.Base64;
import org.tongban.core.directory.KeyUse;
import org.tongban.harness.forge.Attack;

/** What can be wrong with the signature and the header of a message, told apart. */
final class Looks {
  private Looks() {}

  static boolean flipped(Look look) {
    return known(look)
        && look.signature().length() == 86
        && look.isSigned(Attack.flipped(look.wire(), 2), KeyUse.SIGN);
  }

  static boolean ofAnotherAsk(Look look) {
    return plain(look)
        && known(look)
        && look.signature().length() == 86
        && !zeros(look)
        && !look.signed()
        && !look.isSignedWith(KeyUse.TLS)
        && !flipped(look);
  }

  static boolean respelt(Look look) {
    var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(look.plainSignature());
    return look.signed()
        && !canonical.equals(look.signature())
        && canonical.length() == look.signature().length();
  }

  static boolean zeros(Look look) {
    var plain = look.plainSignature();
    for (var b : plain) {
      if (b != 0) {
        return false;
      }
    }
    return plain.length > 0;
  }

  /** A header of three members. */
  static boolean plain(Look look) {
    return !look.encrypted()
        && look.header().size() == 3
        && once(look.headerText(), "\"typ\"")
        && look.header().path("typ").asText().equals("tongban-ask+jwt");
  }

  /** Whether the header names a key of the sender for signing. */
  static boolean known(Look look) {
    return look.trade()
        .directory()
        .get()
        .directory()
        .byThumbprint(look.header().path("x5t#S256").asText())
        .filter(key -> key.use() == KeyUse.SIGN && key.owner().equals(look.from()))
        .isPresent();
  }

  static boolean alg(Look look, String name) {
    return look.header().path("alg").asText().equals(name);
  }

  static boolean once(String text, String part) {
    return text.indexOf(part) == text.lastIndexOf(part);
  }
}
