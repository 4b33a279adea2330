package org.tongban.node.notice;

import java.util.Optional;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;

/**
 * A ticket of this node taken apart.
 *
 * @param asker who waits under it
 * @param id under which the asker knows the matter
 */
record Ticket(MemberCode asker, MessageId id) {
  private static final int CODE = 6;

  /** Empty for what is no ticket of this node's form. */
  static Optional<Ticket> of(String text) {
    if (text.length() <= CODE || text.charAt(CODE) != '-') {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Ticket(
              new MemberCode(text.substring(0, CODE)), MessageId.parse(text.substring(CODE + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
