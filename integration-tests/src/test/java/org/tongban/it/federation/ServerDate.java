package org.tongban.it.federation;

import io.undertow.util.DateUtils;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The date that the doors for peers say. Undertow makes it once a second for the whole process, and
 * has the server that made it forget it; one that is stopped within that second never does, and all
 * other servers of the process go on saying it. A node is alone in its process; those that are
 * tested here are not.
 */
public final class ServerDate {
  private ServerDate() {}

  /** Has the next server that is asked make it anew. */
  public static void forget() {
    try {
      var kept = DateUtils.class.getDeclaredField("cachedDateString");
      kept.setAccessible(true);
      ((AtomicReference<?>) kept.get(null)).set(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Undertow keeps its date elsewhere now", e);
    }
  }
}
