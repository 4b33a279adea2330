package org.tongban.core.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Member;

/** Which of a node's own keys its peers believe now. */
final class Published {
  private final Optional<Member> self;
  private final Instant now;
  private final Instant settled;

  /**
   * @param settling how long a key must have been in force before it is preferred to an older one
   */
  Published(Optional<Member> self, Instant now, Duration settling) {
    this.self = self;
    this.now = now;
    this.settled = now.minus(settling);
  }

  /** Empty when the directory gives none of them to this member for that use. */
  Optional<HeldKey> newest(KeyUse use, List<HeldKey> keys) {
    var since = new HashMap<String, Instant>();
    self.ifPresent(
        member -> member.keys(use, now).forEach(key -> since.put(key.thumbprint(), key.from())));
    return keys.stream()
        .filter(key -> since.containsKey(key.thumbprint()))
        .max(Comparator.comparing(key -> since.get(key.thumbprint()), this::later));
  }

  /** The later one is the better, but what has only just begun may be doubted by slower clocks. */
  private int later(Instant one, Instant other) {
    boolean young = one.isAfter(settled) || other.isAfter(settled);
    return young ? other.compareTo(one) : one.compareTo(other);
  }
}
