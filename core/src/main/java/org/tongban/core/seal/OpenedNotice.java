package org.tongban.core.seal;

import java.util.Objects;
import org.tongban.core.message.Notice;

/**
 * Proof that the member that delivered a notice signed it, for this node and just now. Made by
 * {@link NoticeOpener} only.
 */
public final class OpenedNotice {
  private final Notice notice;

  OpenedNotice(Notice notice) {
    this.notice = Objects.requireNonNull(notice, "notice");
  }

  /** What it says. */
  public Notice notice() {
    return notice;
  }
}
