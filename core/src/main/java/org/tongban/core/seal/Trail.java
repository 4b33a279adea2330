package org.tongban.core.seal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;

/**
 * Sealed bytes with the statement of each member that passed them on: on the way out from the asker
 * to the target, and behind those on the way back.
 *
 * @param out at least one
 * @param back empty until the target has answered
 * @param sealed a compact JWE: of the ask, or of the answer once there is a way back
 */
record Trail(List<SignedHop> out, List<SignedHop> back, byte[] sealed) {
  static final char SEPARATOR = '~';

  Trail {
    out = List.copyOf(out);
    back = List.copyOf(back);
    sealed = sealed.clone();
  }

  HopStatement first() {
    return out.get(0).statement();
  }

  SignedHop last() {
    return back.isEmpty() ? out.get(out.size() - 1) : back.get(back.size() - 1);
  }

  Suite suite() {
    return out.get(0).suite();
  }

  /** The relays that have passed the ask on. */
  List<MemberCode> relays() {
    return out.stream().skip(1).map(hop -> hop.statement().issuer()).toList();
  }

  /** Whether it lies before the target, or has come back from it. */
  boolean arrived() {
    return out.get(out.size() - 1).statement().audience().equals(first().target());
  }

  List<SignedHop> all() {
    var all = new ArrayList<>(out);
    all.addAll(back);
    return all;
  }

  /** Whether this one goes on where the other, of the way out, ends. */
  boolean continues(Trail before) {
    return out.size() >= before.out.size()
        && sameBytes(before.out, out.subList(0, before.out.size()));
  }

  private static boolean sameBytes(List<SignedHop> one, List<SignedHop> other) {
    for (var i = 0; i < one.size(); i++) {
      if (!Arrays.equals(one.get(i).bytes(), other.get(i).bytes())) {
        return false;
      }
    }
    return true;
  }

  /** What goes over the wire. */
  byte[] wire() {
    var wire = new ByteArrayOutputStream();
    wire.writeBytes(statements());
    wire.write(SEPARATOR);
    wire.writeBytes(sealed);
    return wire.toByteArray();
  }

  /** The statements alone, which hold digests and names of members and nothing of the content. */
  byte[] statements() {
    var bytes = new ByteArrayOutputStream();
    for (var hop : all()) {
      if (bytes.size() > 0) {
        bytes.write(SEPARATOR);
      }
      bytes.writeBytes(hop.bytes());
    }
    return bytes.toByteArray();
  }
}
