package org.tongban.core.directory;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.message.MemberCode;

/**
 * That a member is reached over another one.
 *
 * @param relay the city or the province around, which passes sealed messages on
 * @param askers for whom; empty for everybody
 */
public record Via(MemberCode relay, Optional<Set<MemberCode>> askers) {
  public Via {
    Objects.requireNonNull(relay, "relay");
    askers = askers.map(Set::copyOf);
  }

  /** Whether this member asks that way. */
  public boolean leads(MemberCode asker) {
    return askers.map(some -> some.contains(asker)).orElse(true);
  }
}
